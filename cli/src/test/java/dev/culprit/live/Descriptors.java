package dev.culprit.live;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One process's descriptors, read from /proc without a line of Culprit's own code, so that a test
 * can hold the two against each other.
 *
 * @param open how many descriptors the process holds
 * @param unbound how many of them are sockets that are in none of the tables of its network
 *     namespace
 */
record Descriptors(int open, int unbound) {
  private static final Pattern SOCKET = Pattern.compile("socket:\\[(\\d+)]");

  /** The tables of sockets, and which column of each holds the inode. */
  private static final Map<String, Integer> INODE_COLUMN =
      Map.of(
          "tcp", 9, "tcp6", 9, "udp", 9, "udp6", 9, "raw", 9, "raw6", 9, "unix", 6, "netlink", 9,
          "packet", 8);

  static Descriptors of(long pid) throws IOException {
    Path process = Path.of("/proc", Long.toString(pid));
    int open = 0;
    Set<String> sockets = new HashSet<>();
    try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(process.resolve("fd"))) {
      for (Path descriptor : descriptors) {
        open++;
        Matcher socket = SOCKET.matcher(target(descriptor));
        if (socket.matches()) {
          sockets.add(socket.group(1));
        }
      }
    }
    sockets.removeAll(knownInodes(process.resolve("net")));
    return new Descriptors(open, sockets.size());
  }

  /** How many descriptors the process holds; cheaper than looking at each. */
  static int count(long pid) throws IOException {
    try (Stream<Path> descriptors = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
      return (int) descriptors.count();
    }
  }

  /** Who traces the process: a process id, or 0 for nobody. */
  static long tracer(long pid) throws IOException {
    return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
        .filter(line -> line.startsWith("TracerPid:"))
        .mapToLong(line -> Long.parseLong(line.substring("TracerPid:".length()).strip()))
        .findFirst()
        .orElse(0);
  }

  private static String target(Path descriptor) throws IOException {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (NoSuchFileException closedMeanwhile) {
      return "";
    }
  }

  private static Set<String> knownInodes(Path net) throws IOException {
    Set<String> known = new HashSet<>();
    for (Map.Entry<String, Integer> table : INODE_COLUMN.entrySet()) {
      Path file = net.resolve(table.getKey());
      if (Files.exists(file)) {
        try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
          lines
              .map(line -> line.strip().split("\\s+"))
              .filter(columns -> columns.length > table.getValue())
              .forEach(columns -> known.add(columns[table.getValue()]));
        }
      }
    }
    return known;
  }
}
