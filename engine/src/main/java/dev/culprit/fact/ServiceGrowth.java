package dev.culprit.fact;

import java.util.List;

/**
 * How a service's processes changed between the first and the last look. Only processes that were
 * there at both looks count, so that a restart is no growth.
 *
 * @param service the service; its pid is the process that grew most
 * @param processes how many were there at both looks
 * @param beforeKiB resident memory of these at the first look
 * @param afterKiB the same at the last look
 * @param ageSeconds age at the first look of the process that grew most, or -1 when not told
 * @param cpuPercent share of one core that it uses, or -1 when not told
 * @param managed whether it is a JVM (java, javac), whose heap fills up to its own limit as it
 *     works
 * @param seconds time between the looks, or 0 when not known
 * @param blocked how many of these slept uninterruptibly (state D) at both looks
 * @param channel the kernel function in which a blocked one slept, or "" when not told
 */
public record ServiceGrowth(
    Subject service,
    int processes,
    long beforeKiB,
    long afterKiB,
    long ageSeconds,
    double cpuPercent,
    boolean managed,
    double seconds,
    int blocked,
    String channel,
    List<Origin> proof)
    implements Proven {

  /** Copies the list. */
  public ServiceGrowth {
    proof = List.copyOf(proof);
  }

  /** Growth of resident memory, below 0 when it shrank. */
  public long grownKiB() {
    return afterKiB - beforeKiB;
  }

  /** Growth in percent of what it had. */
  public double percentGrown() {
    return beforeKiB <= 0 ? 0 : 100.0 * grownKiB() / beforeKiB;
  }

  /** Whether the kernel function in which it sleeps waits for blocks of a disk. */
  public boolean isWaitsForDisk() {
    return BlockedTask.waitsForDisk(channel);
  }

  /** Whether it waits neither for a disk, nor for a network filesystem, nor for a thaw. */
  public boolean isWaitsForOther() {
    return BlockedTask.waitsForOther(channel);
  }

  /** Whether it is young and works hard, as a process does that loads its data. */
  public boolean isStarting() {
    return ageSeconds >= 0 && ageSeconds < 120 && cpuPercent >= 50;
  }

  /**
   * How fast it grew between the looks, as a multiple of its mean growth since it began; 1 says
   * that it grows as steadily as ever, near 0 that it has settled. 1 where times are not known.
   */
  public double steadiness() {
    if (seconds <= 0 || ageSeconds <= 0 || beforeKiB <= 0) {
      return 1;
    }
    return grownKiB() / seconds / ((double) beforeKiB / ageSeconds);
  }
}
