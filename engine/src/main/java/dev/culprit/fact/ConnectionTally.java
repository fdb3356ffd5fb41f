package dev.culprit.fact;

/**
 * How many connections share a protocol, state, owner and service end, in one reading.
 *
 * @param state the kernel's name, such as {@code ESTABLISHED}, {@code CLOSE_WAIT}, {@code
 *     TIME_WAIT}
 * @param pid the owner, or 0 when not told (TIME_WAIT has none)
 * @param program the owner's short name, or ""
 * @param incoming whether the local end is a port that somebody listens on here
 * @param localPort the local port where incoming, else 0
 * @param peer where outgoing the remote {@code address:port}; where incoming ""
 * @param queued bytes that were received and not read yet, summed, or -1 when not told
 * @param sample 0 for the first reading, 1 for the second, and so on
 */
public record ConnectionTally(
    String protocol,
    String state,
    int pid,
    String program,
    boolean incoming,
    int localPort,
    String peer,
    long queued,
    int count,
    int sample,
    Origin origin)
    implements Observation {}
