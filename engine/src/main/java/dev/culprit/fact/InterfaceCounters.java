package dev.culprit.fact;

/**
 * What an interface has counted since it came up; -1 where the reading does not tell.
 *
 * @param overruns received packets that the card or its ring lost (overrun, fifo, missed)
 * @param carrier transmit errors for want of a link
 * @param sample 0 for the first reading, 1 for the second, and so on
 */
public record InterfaceCounters(
    String device,
    long received,
    long receiveErrors,
    long receiveDropped,
    long overruns,
    long sent,
    long sendErrors,
    long sendDropped,
    long carrier,
    long collisions,
    int sample,
    Origin origin)
    implements Observation {}
