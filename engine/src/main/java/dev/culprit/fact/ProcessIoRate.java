package dev.culprit.fact;

/**
 * What a process reads from and writes to storage just now, from pidstat -d or iotop.
 *
 * @param program its short name
 * @param readKiB KiB a second, or -1 when not told
 * @param writtenKiB KiB a second, or -1 when not told
 * @param percentWaiting share of the time that it waits for storage, or -1 when not told
 * @param sample 0 for the first interval, 1 for the second, and so on
 */
public record ProcessIoRate(
    int pid,
    String program,
    double readKiB,
    double writtenKiB,
    double percentWaiting,
    int sample,
    Origin origin)
    implements Observation {

  /** All that it moves, in KiB a second. */
  public double totalKiB() {
    return Math.max(0, readKiB) + Math.max(0, writtenKiB);
  }
}
