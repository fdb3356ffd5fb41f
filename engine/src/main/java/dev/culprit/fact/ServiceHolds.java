package dev.culprit.fact;

import java.util.List;

/**
 * A service that holds deleted files open.
 *
 * @param path the largest of them
 * @param bytes the size of all of them below one mount point, each counted once
 * @param files how many there are
 * @param holders how many processes hold them
 * @param mount the filesystem on which they lie, "" when mounts were not read
 * @param filesystemKiB size of that filesystem, or 0
 * @param percentUsed how full it is, 0 when not read
 */
public record ServiceHolds(
    Subject service,
    String path,
    long bytes,
    int files,
    int holders,
    String mount,
    long filesystemKiB,
    int percentUsed,
    List<Origin> proof)
    implements Proven {

  /** Copies the list. */
  public ServiceHolds {
    proof = List.copyOf(proof);
  }

  /** Share of the filesystem that the deleted files take, 0 to 100. */
  public int percentOfFilesystem() {
    return filesystemKiB <= 0 ? 0 : (int) Math.min(100, 100 * (bytes / 1024) / filesystemKiB);
  }
}
