package dev.culprit.gauge;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Which processes of this host listen on a port. */
public final class Serving {

  private static final String LISTEN = "0A";

  private Serving() {}

  /** The processes that hold the listening socket, ascending; empty where it is not to be seen. */
  public static Set<Integer> port(Path proc, int port) {
    Set<String> sockets = new HashSet<>();
    for (String table : new String[] {"tcp", "tcp6"}) {
      sockets.addAll(listening(proc.resolve("self/net/" + table), port));
    }
    Set<Integer> pids = new TreeSet<>();
    for (String pid : sockets.isEmpty() ? Set.<String>of() : Gauge.names(proc)) {
      if (Gauge.isNumber(pid) && holds(proc.resolve(pid + "/fd"), sockets)) {
        pids.add(Integer.valueOf(pid));
      }
    }
    return pids;
  }

  /** Whether a name or address leads to this host itself. */
  public static boolean isLocal(String host) {
    try {
      InetAddress address = InetAddress.getByName(host);
      return address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null;
    } catch (UnknownHostException | SocketException unknown) {
      return false;
    }
  }

  private static Set<String> listening(Path table, int port) {
    String local = String.format(Locale.ROOT, ":%04X", port);
    Set<String> sockets = new HashSet<>();
    try {
      for (String line : Files.readAllLines(table, StandardCharsets.ISO_8859_1)) {
        String[] words = line.strip().split("\\s+", -1);
        if (words.length > 9 && words[1].endsWith(local) && words[3].equals(LISTEN)) {
          sockets.add("socket:[" + words[9] + "]");
        }
      }
    } catch (IOException noSuchTable) {
      return sockets;
    }
    return sockets;
  }

  private static boolean holds(Path folder, Set<String> sockets) {
    for (String fd : Gauge.names(folder)) {
      if (sockets.contains(target(folder.resolve(fd)))) {
        return true;
      }
    }
    return false;
  }

  /** What a descriptor leads to, or "" when it was closed meanwhile. */
  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException closed) {
      return "";
    }
  }
}
