package dev.culprit.fact;

/**
 * A process has a file open that is a lock by its name; gives the path where /proc/locks only shows
 * the inode.
 */
public record LockFile(int pid, String path, Origin origin) implements Observation {

  /** Whether programs name locks like that. */
  public static boolean isOne(String path) {
    if (!path.startsWith("/") || path.endsWith(" (deleted)")) {
      return false;
    }
    String name = path.substring(path.lastIndexOf('/') + 1);
    return name.contains("lock")
        || name.contains("LOCK")
        || name.endsWith(".lck")
        || name.endsWith(".pid")
        || path.contains("/lock/");
  }
}
