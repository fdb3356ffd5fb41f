package dev.culprit.fact;

import java.util.regex.Pattern;

/**
 * A cache of kernel objects.
 *
 * @param kiB memory that it takes
 * @param sample 0 for the first reading, 1 for the second, and so on
 */
public record SlabCache(String name, long objects, long active, long kiB, int sample, Origin origin)
    implements Observation {

  /** Caches of files, folders and their blocks: large where much was read, and given back. */
  private static final Pattern OF_FILES =
      Pattern.compile(
          ".*inode.*|dentry|buffer_head|radix_tree_node|xfs_.*|ext4_.*|btrfs_.*|kernfs_node_cache"
              + "|zio_.*|arc_.*|dnode_t|dmu_.*");

  /** Whether it belongs to the caches of a filesystem. */
  public boolean ofFiles() {
    return OF_FILES.matcher(name).matches();
  }
}
