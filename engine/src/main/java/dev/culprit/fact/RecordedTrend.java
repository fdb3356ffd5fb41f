package dev.culprit.fact;

/**
 * What grew steadily while {@code culprit watch} recorded.
 *
 * @param pid the first process of the service, or 0 for the host as a whole
 * @param command its name
 * @param quantity {@code descriptors}, {@code unbound-sockets}, {@code threads}, {@code memory} (in
 *     KiB), or of the host {@code file-handles}, {@code tracked-connections}, {@code used-memory}
 * @param first at the begin of the recording
 * @param last at its end
 * @param seconds between the two
 * @param perMinute how fast it grew
 * @param minutesLeft until its limit is hit, or -1 where that is not told
 * @param traffic what the number of new connections did meanwhile: {@code level}, {@code none},
 *     {@code grew}, {@code followed}
 */
public record RecordedTrend(
    int pid,
    String command,
    String quantity,
    long first,
    long last,
    double seconds,
    double perMinute,
    double minutesLeft,
    String traffic,
    Origin origin)
    implements Observation {}
