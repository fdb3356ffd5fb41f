package dev.culprit.parse;

import dev.culprit.fact.DescriptorKind;
import java.util.List;
import java.util.Set;

/**
 * One row of lsof, whichever columns it was asked for.
 *
 * @param thread whether it repeats a descriptor for a thread of the process
 * @param descriptor the FD column: {@code cwd}, {@code mem}, {@code 3u}
 * @param bytes the file's size, or -1
 * @param rest the words from TYPE's right neighbour on
 */
record LsofRow(
    String command,
    int pid,
    String user,
    boolean thread,
    String descriptor,
    String type,
    long bytes,
    String rest) {

  private static final Set<String> SPECIAL =
      Set.of(
          "cwd", "rtd", "txt", "mem", "DEL", "NOFD", "err", "ltx", "mmap", "jld", "pd", "tr", "v86",
          "fp.");

  private static final Set<String> TYPES =
      Set.of(
          "REG", "DIR", "CHR", "BLK", "FIFO", "LINK", "sock", "unix", "IPv4", "IPv6", "netlink",
          "pack", "raw", "raw6", "a_inode", "unknown", "0000", "inet", "icmp", "icmp6", "rte",
          "key", "DEL", "PIPE", "PSXSHM", "PSXSEM", "KQUEUE", "ax25", "ipx", "x.25", "atalk",
          "UNKN", "MPB", "MPC", "PDIR", "PFIL", "PFD", "AXV", "unnm", "vsock", "pax");

  /** Words before FD at most: command, pid, ppid, pgid, tid, its name, user, security context. */
  private static final int LATEST_FD = 8;

  /**
   * Reads a row, or gives null when it is none.
   *
   * @param extra columns between PID and USER that are always filled (PPID, PGID)
   */
  static LsofRow of(String line, int extra) {
    Columns words = new Columns(line, LATEST_FD + 4);
    int pid = words.size() < 4 ? -1 : words.integer(1);
    int fd = pid < 0 ? -1 : findDescriptor(words, 3 + extra);
    if (fd < 0) {
      return null;
    }
    boolean thread = fd - 3 > extra && words.integer(2) > 0;
    String descriptor = words.get(fd);
    if (descriptor.equals("NOFD")) {
      return new LsofRow(
          words.get(0), pid, words.get(fd - 1), thread, descriptor, "", -1, words.from(fd + 1));
    }
    int type = typeIndex(words, fd);
    if (type < 0) {
      return null;
    }
    String rest = words.from(type + 1);
    return new LsofRow(
        words.get(0),
        pid,
        words.get(fd - 1),
        thread,
        descriptor,
        words.get(type),
        size(words, type, rest),
        rest);
  }

  /** Where FD is; a user that is told by number looks like one, and stands before {@code from}. */
  private static int findDescriptor(Columns words, int from) {
    for (int i = from; i < words.size() && i <= LATEST_FD; i++) {
      if (isDescriptor(words.get(i)) && (words.is(i, "NOFD") || typeIndex(words, i) > 0)) {
        return i;
      }
    }
    return -1;
  }

  /** TYPE stands right of FD, or behind the file flags that {@code +fg} adds. */
  private static int typeIndex(Columns words, int fd) {
    for (int i = fd + 1; i <= fd + 2 && i < words.size(); i++) {
      String word = words.get(i);
      if (TYPES.contains(word) || isOctal(word)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isOctal(String word) {
    return word.length() == 4 && word.startsWith("0") && Text.isNumber(word);
  }

  private static boolean isDescriptor(String word) {
    int i = 0;
    while (i < word.length() && word.charAt(i) >= '0' && word.charAt(i) <= '9') {
      i++;
    }
    if (i == 0) {
      return SPECIAL.contains(word) || word.startsWith("mem-") || isMapping(word);
    }
    for (int k = i; k < word.length(); k++) {
      if ("rwuNRWUxX-".indexOf(word.charAt(k)) < 0) {
        return false;
      }
    }
    return i <= 8 && word.length() - i <= 2;
  }

  private static boolean isMapping(String word) {
    return word.length() > 1
        && word.length() <= 4
        && (word.charAt(0) == 'm' || word.charAt(0) == 'L')
        && Text.isNumber(word.substring(1));
  }

  private static long size(Columns words, int type, String rest) {
    if (!words.is(type, "REG")) {
      return -1;
    }
    // mem and DEL rows lack the size: the inode stands right of the device then
    List<String> right = Text.words(rest, 5);
    if (right.size() == 5 && !isDevice(right.get(0)) && isDevice(right.get(1))) {
      right = right.subList(1, 5); // file flags, which +fg puts between
    }
    boolean hasSize = right.size() >= 3 && Text.isNumber(right.get(2));
    // numfmt and awk shorten it: 271M
    return hasSize ? Text.bytes(right.get(1), 1) : -1;
  }

  /** {@code 254,0}; sockets and memory have another form. */
  private static boolean isDevice(String word) {
    int comma = word.indexOf(',');
    return comma > 0
        && Text.isNumber(word.substring(0, comma))
        && Text.isNumber(word.substring(comma + 1));
  }

  /** Whether the row is an open descriptor, rather than a mapping or a directory of the process. */
  boolean isOpen() {
    return descriptor.charAt(0) >= '0' && descriptor.charAt(0) <= '9';
  }

  /** The NAME column, without what lsof adds about the device. */
  String path() {
    int slash = rest.startsWith("/") ? 0 : rest.indexOf(" /") + 1;
    String path = slash == 0 && !rest.startsWith("/") ? "" : rest.substring(slash);
    for (String note :
        List.of(" (path dev=", " (path inode=", " (deleted)", " (stat: ", " (readlink: ")) {
      int at = path.lastIndexOf(note);
      path = at < 0 ? path : path.substring(0, at);
    }
    return path;
  }

  /** Whether the file was removed. */
  boolean isDeleted() {
    return rest.endsWith("(deleted)");
  }

  /** What the descriptor is. */
  DescriptorKind kind() {
    return switch (type) {
      case "REG", "LINK", "PSXSHM" ->
          isDeleted() && !isMemory() ? DescriptorKind.DELETED_FILE : DescriptorKind.FILE;
      case "DIR", "PDIR" -> DescriptorKind.DIRECTORY;
      case "CHR", "BLK" -> DescriptorKind.DEVICE;
      case "FIFO", "PIPE" -> DescriptorKind.PIPE;
      case "unix" -> DescriptorKind.UNIX;
      case "IPv4", "IPv6", "inet" -> internet();
      case "sock" -> socket();
      case "netlink", "pack", "raw", "raw6", "icmp", "icmp6", "vsock" ->
          DescriptorKind.OTHER_SOCKET;
      default -> anonymous();
    };
  }

  private boolean isMemory() {
    String path = path();
    return path.startsWith("/memfd:") || path.startsWith("/SYSV") || path.equals("/dev/zero");
  }

  private DescriptorKind internet() {
    if (rest.contains(" TCP")) {
      return DescriptorKind.TCP;
    }
    return rest.contains(" UDP") ? DescriptorKind.UDP : DescriptorKind.OTHER_SOCKET;
  }

  /** A socket that lsof found in none of the kernel's tables. */
  private DescriptorKind socket() {
    int at = rest.indexOf("protocol: ");
    if (at < 0) {
      return rest.contains("identify protocol")
          ? DescriptorKind.UNBOUND_SOCKET
          : DescriptorKind.SOCKET;
    }
    String protocol = rest.substring(at + 10);
    if (protocol.startsWith("UNIX")) {
      return DescriptorKind.UNIX;
    }
    boolean internet =
        protocol.startsWith("TCP")
            || protocol.startsWith("UDP")
            || protocol.startsWith("RAW")
            || protocol.startsWith("PING")
            || protocol.startsWith("MPTCP");
    return internet ? DescriptorKind.UNBOUND_SOCKET : DescriptorKind.OTHER_SOCKET;
  }

  private DescriptorKind anonymous() {
    return FdTarget.anonymous(rest);
  }
}
