package dev.culprit.fact;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A process that slept uninterruptibly (state D) in each of several listings, as a bundle that ran
 * ps in several ways holds them.
 *
 * @param listings in how many readings it was listed, with state D in all of them
 * @param channel the kernel function in which it slept, or "" when not told
 */
public record BlockedTask(Subject service, int listings, String channel, List<Origin> proof)
    implements Proven {

  private static final Pattern WAITS_FOR_DISK =
      Pattern.compile(
          "io_schedule|folio_wait|filemap_|wait_on_page|wait_on_buffer|__wait_on_buffer|bit_wait_io"
              + "|blk_|blkdev_|iomap_|do_blockdev_direct|dio_|jbd2_|wait_transaction|ext[234]_"
              + "|xfs_|xlog_|btrfs_|f2fs_|balance_dirty|rq_qos|wbt_|submit_bio|md_|raid\\d"
              + "|sync_inodes|get_request");

  private static final Pattern NAMED_OTHERWISE =
      Pattern.compile("nfs|rpc_|sb_start|percpu_rwsem|vfs_write|mnt_want_write|-");

  /** Copies the list. */
  public BlockedTask {
    proof = List.copyOf(proof);
  }

  /** Whether a kernel function waits for blocks of a disk. */
  static boolean waitsForDisk(String channel) {
    return WAITS_FOR_DISK.matcher(channel).lookingAt();
  }

  /**
   * Whether a kernel function is known and waits neither for disks, network filesystems nor thaw.
   */
  static boolean waitsForOther(String channel) {
    return !channel.isEmpty()
        && !waitsForDisk(channel)
        && !NAMED_OTHERWISE.matcher(channel).lookingAt();
  }

  /** Whether it waits neither for a disk, nor for a network filesystem, nor for a thaw. */
  public boolean isWaitsForOther() {
    return waitsForOther(channel);
  }
}
