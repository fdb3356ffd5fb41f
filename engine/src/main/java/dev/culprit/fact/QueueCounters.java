package dev.culprit.fact;

/**
 * What a queueing discipline has counted, from tc.
 *
 * @param kind such as {@code fq_codel}, {@code netem}
 * @param options its parameters as printed, such as {@code loss 20%}
 * @param sample 0 for the first reading, 1 for the second, and so on
 */
public record QueueCounters(
    String device,
    String kind,
    String options,
    long sentPackets,
    long dropped,
    long overlimits,
    int sample,
    Origin origin)
    implements Observation {}
