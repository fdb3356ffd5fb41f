package dev.culprit.fact;

/**
 * How busy a block device is, from iostat.
 *
 * @param awaitMillis mean time of a request, the worse of reads and writes, or -1
 * @param queue mean number of waiting requests, or -1
 * @param percentBusy share of the time in which it worked
 * @param sample 0 for the first interval, 1 for the second, and so on
 */
public record DeviceLoad(
    String device,
    double readsPerSecond,
    double writesPerSecond,
    double awaitMillis,
    double queue,
    double percentBusy,
    int sample,
    Origin origin)
    implements Observation {}
