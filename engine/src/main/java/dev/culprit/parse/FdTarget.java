package dev.culprit.parse;

import dev.culprit.fact.DescriptorKind;

/** What a link under /proc/PID/fd points at. */
final class FdTarget {

  private FdTarget() {}

  /** The kind of a link's target, such as {@code socket:[4711]} or {@code /var/log/x (deleted)}. */
  static DescriptorKind kind(String target) {
    if (target.startsWith("/")) {
      return path(target);
    } else if (target.startsWith("socket:") || target.startsWith("[0000]")) {
      return DescriptorKind.SOCKET;
    } else if (target.startsWith("pipe:")) {
      return DescriptorKind.PIPE;
    }
    return target.startsWith("anon_inode") ? anonymous(target) : DescriptorKind.OTHER;
  }

  private static DescriptorKind path(String target) {
    if (isDeletedFile(target)) {
      return DescriptorKind.DELETED_FILE;
    } else if (target.startsWith("/dev/") && !target.startsWith("/dev/shm/")) {
      return DescriptorKind.DEVICE;
    }
    return target.endsWith("/") ? DescriptorKind.DIRECTORY : DescriptorKind.FILE;
  }

  /** Whether the target is a removed file on a disk, rather than shared memory. */
  static boolean isDeletedFile(String target) {
    return target.endsWith(" (deleted)")
        && target.startsWith("/")
        && !target.startsWith("/memfd:")
        && !target.startsWith("/SYSV")
        && !target.startsWith("/dev/zero ");
  }

  /** The kind of an anonymous inode by its name. */
  static DescriptorKind anonymous(String name) {
    if (name.contains("eventpoll")) {
      return DescriptorKind.EPOLL;
    } else if (name.contains("eventfd")) {
      return DescriptorKind.EVENTFD;
    }
    return name.contains("inotify") ? DescriptorKind.INOTIFY : DescriptorKind.OTHER;
  }

  /** The inode of {@code socket:[4711]}, or -1. */
  static long socketInode(String target) {
    int open = target.indexOf('[');
    int close = target.indexOf(']', Math.max(open, 0));
    if (!target.startsWith("socket:") || open < 0 || close < 0) {
      return -1;
    }
    return Text.number(target.substring(open + 1, close), -1);
  }
}
