package dev.culprit.fact;

import java.util.List;

/**
 * A software RAID array, from /proc/mdstat.
 *
 * @param active whether it runs
 * @param disks how many members it should have, or -1
 * @param working how many it has, or -1
 * @param failed members that are marked as failed
 * @param activity what it is doing: {@code recovery = 12.3%}, or ""
 */
public record RaidArray(
    String name,
    String level,
    boolean active,
    int disks,
    int working,
    List<String> failed,
    String activity,
    Origin origin)
    implements Observation {

  /** Copies the list. */
  public RaidArray {
    failed = List.copyOf(failed);
  }
}
