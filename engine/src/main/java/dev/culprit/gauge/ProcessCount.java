package dev.culprit.gauge;

import java.util.Map;

/**
 * What one process holds at one moment.
 *
 * @param parent the process that started it
 * @param name as the kernel has it, at most 15 characters
 * @param begun clock ticks since the host's start, which tells a process from a later one with the
 *     same number
 * @param counts descriptors by kind, threads, memory; a kind that could not be read is missing
 */
public record ProcessCount(
    int pid, int parent, String name, long begun, Map<Quantity, Long> counts) {

  /** Copies the map. */
  public ProcessCount {
    counts = Map.copyOf(counts);
  }

  /** Whether it is the same process as {@code other}, at another moment. */
  public boolean isSame(ProcessCount other) {
    return other != null && pid == other.pid && begun == other.begun;
  }
}
