package dev.culprit.fact;

/**
 * What a block device has done since boot, from /proc/diskstats.
 *
 * @param requests reads, writes and discards that ended
 * @param reads of them reads
 * @param waitedMillis time that all requests together took
 * @param busyMillis time in which at least one was under way
 * @param queuedMillis sum over time of the requests under way
 * @param sample 0 for the first reading, 1 for the second, and so on
 */
public record DiskTimes(
    String device,
    long requests,
    long reads,
    long waitedMillis,
    long busyMillis,
    long queuedMillis,
    int sample,
    Origin origin)
    implements Observation {}
