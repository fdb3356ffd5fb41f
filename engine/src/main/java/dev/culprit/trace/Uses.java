package dev.culprit.trace;

import java.util.Set;

/** Which calls use a descriptor, and what a use is called at a call site. */
final class Uses {

  /** Calls whose first argument is a descriptor, and which neither open nor close one. */
  private static final Set<String> DESCRIPTOR_FIRST =
      Set.of(
          "read",
          "pread64",
          "readv",
          "preadv",
          "preadv2",
          "write",
          "pwrite64",
          "writev",
          "pwritev",
          "pwritev2",
          "sendto",
          "send",
          "sendmsg",
          "sendmmsg",
          "recvfrom",
          "recv",
          "recvmsg",
          "recvmmsg",
          "connect",
          "bind",
          "listen",
          "accept",
          "accept4",
          "getsockname",
          "getpeername",
          "getsockopt",
          "setsockopt",
          "shutdown",
          "ioctl",
          "fcntl",
          "fcntl64",
          "fstat",
          "fstat64",
          "newfstatat",
          "fstatat64",
          "statx",
          "fstatfs",
          "lseek",
          "_llseek",
          "ftruncate",
          "fsync",
          "fdatasync",
          "fallocate",
          "flock",
          "getdents",
          "getdents64",
          "fchmod",
          "fchown",
          "fchdir",
          "fgetxattr",
          "fsetxattr",
          "epoll_ctl",
          "epoll_wait",
          "epoll_pwait",
          "epoll_pwait2",
          "sendfile",
          "sendfile64",
          "splice",
          "tee",
          "vmsplice",
          "timerfd_settime",
          "timerfd_gettime",
          "inotify_add_watch",
          "inotify_rm_watch",
          "fadvise64",
          "sync_file_range",
          "readahead",
          "copy_file_range",
          "signalfd4",
          "io_uring_enter",
          "finit_module",
          "openat",
          "unlinkat",
          "mkdirat",
          "faccessat",
          "faccessat2",
          "readlinkat",
          "dup",
          "dup2",
          "dup3",
          "mq_timedsend",
          "mq_timedreceive");

  /** Uses that nearly every descriptor sees, and which therefore do not tell sites apart. */
  private static final Set<String> ORDINARY =
      Set.of(
          "fcntl",
          "fcntl64",
          "fstat",
          "fstat64",
          "newfstatat",
          "statx",
          "lseek",
          "_llseek",
          "setsockopt",
          "getsockopt",
          "epoll_ctl",
          "getsockname",
          "getpeername",
          "fadvise64",
          "dup",
          "dup2",
          "dup3",
          "poll",
          "fstatfs",
          "mmap");

  private static final Set<String> ORDINARY_REQUESTS =
      Set.of("ioctl(TCGETS)", "ioctl(FIONBIO)", "ioctl(FIOCLEX)", "ioctl(FIONREAD)");

  private static final int MAX_DETAIL = 60;

  private Uses() {}

  /** The descriptor that a call uses first, or -1. */
  static int descriptor(Syscall call) {
    return DESCRIPTOR_FIRST.contains(call.name()) ? Arguments.descriptor(call.args()) : -1;
  }

  /** A second descriptor that a call uses, or -1. */
  static int second(Syscall call) {
    int index =
        switch (call.name()) {
          case "sendfile", "sendfile64", "tee" -> 1;
          case "splice", "epoll_ctl", "copy_file_range" -> 2;
          case "mmap", "mmap2" -> call.args().contains("MAP_ANON") ? -1 : 4;
          default -> -1;
        };
    if (index < 0) {
      return -1;
    }
    var args = Arguments.split(call.args());
    return args.size() > index ? Arguments.descriptor(args.get(index)) : -1;
  }

  /** What the use is called: {@code ioctl(SIOCGIFADDR)}, {@code connect(AF_INET) ECONNREFUSED}. */
  static String label(Syscall call) {
    return switch (call.name()) {
      case "ioctl" -> "ioctl(" + request(call.args()) + ")";
      case "connect", "bind" -> address(call);
      default -> call.name();
    };
  }

  /** Whether a use tells one site from another. */
  static boolean isDecisive(String name, String label) {
    return !ORDINARY.contains(name) && !ORDINARY_REQUESTS.contains(label);
  }

  /** What the use was about: an interface's name, a peer's address; or "". */
  static String detail(Syscall call) {
    String text =
        switch (call.name()) {
          case "ioctl" -> Arguments.string(Arguments.field(call.args(), "ifr_name"));
          case "connect", "bind" -> peer(call.args());
          default -> "";
        };
    return text.length() > MAX_DETAIL ? text.substring(0, MAX_DETAIL) : text;
  }

  /** Whether a call shows that the peer is gone, so that nothing is left but to close. */
  static boolean endsConnection(Syscall call) {
    return switch (call.name()) {
      case "read", "readv", "recv", "recvfrom", "recvmsg" ->
          call.result() == 0 || isGone(call.errno());
      case "write", "writev", "send", "sendto", "sendmsg", "sendfile" -> isGone(call.errno());
      case "shutdown" -> call.args().contains("SHUT_RDWR") || call.args().endsWith(" 2");
      default -> false;
    };
  }

  /** Whether {@code connect} reached its peer or is on the way to it. */
  static boolean connects(Syscall call) {
    String errno = call.errno();
    return errno.isEmpty()
        || errno.equals("EINPROGRESS")
        || errno.equals("EINTR")
        || errno.equals("EALREADY")
        || errno.equals("EAGAIN");
  }

  private static boolean isGone(String errno) {
    return errno.equals("EPIPE") || errno.equals("ECONNRESET") || errno.equals("ETIMEDOUT");
  }

  private static String request(String args) {
    int comma = args.indexOf(", ");
    if (comma < 0) {
      return "";
    }
    int end = comma + 2;
    while (end < args.length() && args.charAt(end) != ',') {
      end++;
    }
    String request = args.substring(comma + 2, end);
    // one request has several names; "FIONREAD or TIOCINQ" is told by the first
    int or = request.indexOf(" or ");
    return or > 0 ? request.substring(0, or) : request;
  }

  private static String address(Syscall call) {
    String family = Arguments.field(call.args(), "sa_family");
    String label = call.name() + "(" + family + ")";
    return call.name().equals("connect") && !connects(call) ? label + " " + call.errno() : label;
  }

  private static String peer(String args) {
    String path = Arguments.string(Arguments.field(args, "sun_path"));
    if (!path.isEmpty()) {
      return path;
    }
    String address = quoted(args, "inet_addr(");
    if (address.isEmpty()) {
      address = quoted(args, "inet_pton(AF_INET6, ");
    }
    int at = args.indexOf("htons(");
    int port = at < 0 ? -1 : Numbers.wholeAt(args, at + 6);
    return address.isEmpty() || port < 0 ? address : address + ":" + port;
  }

  private static String quoted(String args, String before) {
    int at = args.indexOf(before);
    return at < 0 ? "" : Arguments.string(args.substring(at + before.length()));
  }
}
