package dev.culprit.fact;

import java.util.EnumSet;
import java.util.Set;

/** What an open descriptor is. */
public enum DescriptorKind {
  /** A TCP socket that is in the kernel's tables: listening, connected or closing. */
  TCP,
  /** A UDP socket that is in the kernel's tables. */
  UDP,
  /** A Unix-domain socket. */
  UNIX,
  /** A netlink, packet, raw or other known socket. */
  OTHER_SOCKET,
  /** A socket that is in none of the kernel's tables: created, but neither bound nor connected. */
  UNBOUND_SOCKET,
  /**
   * A socket whose sort the reading does not tell, such as {@code socket:[4711]} without the
   * tables.
   */
  SOCKET,
  FILE,
  /** A file that was removed while it was open; its space is not given back. */
  DELETED_FILE,
  DIRECTORY,
  PIPE,
  DEVICE,
  EPOLL,
  EVENTFD,
  INOTIFY,
  OTHER;

  private static final Set<DescriptorKind> SOCKETS =
      EnumSet.of(TCP, UDP, UNIX, OTHER_SOCKET, UNBOUND_SOCKET, SOCKET);

  /** Whether it is a socket of any sort. */
  public boolean isSocket() {
    return SOCKETS.contains(this);
  }
}
