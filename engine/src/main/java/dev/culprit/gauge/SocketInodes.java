package dev.culprit.gauge;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The numbers of the sockets that stand in the kernel's tables of one network namespace. */
final class SocketInodes {

  /** The tables, and which word of a line is the number, from 0 (proc_net(5)). */
  private static final Map<String, Integer> COLUMN =
      Map.ofEntries(
          Map.entry("tcp", 9),
          Map.entry("tcp6", 9),
          Map.entry("udp", 9),
          Map.entry("udp6", 9),
          Map.entry("udplite", 9),
          Map.entry("raw", 9),
          Map.entry("raw6", 9),
          Map.entry("icmp", 9),
          Map.entry("icmp6", 9),
          Map.entry("unix", 6),
          Map.entry("netlink", 9),
          Map.entry("packet", 8));

  private static final int MOST = 2_000_000;

  private SocketInodes() {}

  /** Those that a process sees. */
  static Set<Long> of(Path proc, int pid) {
    Set<Long> inodes = new HashSet<>();
    COLUMN.forEach((table, column) -> read(proc.resolve(pid + "/net/" + table), column, inodes));
    return inodes;
  }

  private static void read(Path table, int column, Set<Long> inodes) {
    try (BufferedReader in = Files.newBufferedReader(table, StandardCharsets.ISO_8859_1)) {
      for (String line = in.readLine();
          line != null && inodes.size() < MOST;
          line = in.readLine()) {
        String[] words = line.strip().split("\\s+", -1);
        if (words.length > column && Gauge.isNumber(words[column])) {
          inodes.add(Long.valueOf(words[column]));
        }
      }
    } catch (IOException noSuchTable) {
      // a kernel without IPv6 has half of them
    }
  }
}
