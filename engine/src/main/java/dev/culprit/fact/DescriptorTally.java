package dev.culprit.fact;

import java.util.Map;

/**
 * How many descriptors one process has open, by kind, in one reading.
 *
 * @param command the process's short name as the reading gives it, or ""
 * @param total all descriptors, or as many as the reading shows
 * @param byKind how many of each kind; empty when the reading only gives the total
 * @param excerpt whether the reading visibly shows only a part (a grep, a head, an ellipsis)
 * @param sample 0 for the first reading, 1 for the second, and so on
 */
public record DescriptorTally(
    int pid,
    String command,
    int total,
    Map<DescriptorKind, Integer> byKind,
    boolean excerpt,
    int sample,
    Origin origin)
    implements Observation {

  /** Copies the map. */
  public DescriptorTally {
    byKind = Map.copyOf(byKind);
  }

  /** The number of descriptors of one kind; 0 when there are none or the kinds are not told. */
  public int of(DescriptorKind kind) {
    return byKind.getOrDefault(kind, 0);
  }

  /** All sockets of any sort. */
  public int sockets() {
    return byKind.entrySet().stream()
        .filter(e -> e.getKey().isSocket())
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  /** Whether the reading tells what the descriptors are. */
  public boolean hasKinds() {
    return !byKind.isEmpty();
  }
}
