package dev.culprit.source;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The socket tables of the host's own network namespace and of all others that processes use. */
final class LiveNetworks {

  /** Most other namespaces that are read; a host with thousands of containers has as many. */
  private static final int MOST = 256;

  private static final List<String> TABLES =
      List.of("tcp", "tcp6", "udp", "udp6", "unix", "raw", "raw6", "packet", "netlink");

  private static final List<String> COUNTERS =
      List.of(
          "sockstat",
          "sockstat6",
          "netstat",
          "snmp",
          "snmp6",
          "dev",
          "softnet_stat",
          "arp",
          "route",
          "rpc/nfs",
          "stat/arp_cache",
          "stat/ndisc_cache",
          "stat/nf_conntrack");

  /** Tables that hardly change while we look. */
  private static final List<String> STEADY = List.of("arp", "route", "ipv6_route");

  private final LiveRoot root;
  private final LiveOut out;

  LiveNetworks(LiveRoot root, LiveOut out) {
    this.root = root;
    this.out = out;
  }

  /**
   * Reads all tables.
   *
   * @param networks the namespace of each process
   * @return the bytes of the socket tables
   */
  List<byte[]> read(Map<Integer, String> networks, int sample) {
    List<byte[]> tables = new ArrayList<>();
    String viewer = root.viewer();
    for (String table : TABLES) {
      tables.add(out.kernel("/proc/net/" + table, root.proc(viewer + "/net/" + table), sample));
    }
    for (String counter : COUNTERS) {
      out.kernel("/proc/net/" + counter, root.proc(viewer + "/net/" + counter), sample);
    }
    for (String table : sample == 0 ? STEADY : List.<String>of()) {
      out.kernel("/proc/net/" + table, root.proc(viewer + "/net/" + table), sample);
    }
    for (int pid : representatives(networks, sample)) {
      for (String table : TABLES) {
        String path = pid + "/net/" + table;
        tables.add(out.kernel("/proc/" + path, root.proc(path), sample));
      }
    }
    return tables;
  }

  /** One process of each other namespace: the one with the lowest number. */
  private List<Integer> representatives(Map<Integer, String> networks, int sample) {
    String own = LiveRoot.link(root.proc(root.viewer() + "/ns/net"));
    if (!own.isEmpty()) {
      out.file("/proc/self/ns/net", sample, Content.of(own + "\n"));
    }
    Set<String> seen = new HashSet<>(Set.of(own));
    List<Integer> pids = new ArrayList<>();
    networks.keySet().stream()
        .sorted()
        .filter(pid -> seen.add(networks.get(pid)))
        .forEach(pids::add);
    if (pids.size() > MOST && sample == 0) {
      out.skip(
          "/proc/*/net",
          "sockets of " + (pids.size() - MOST) + " more network namespaces were left out");
    }
    return pids.subList(0, Math.min(MOST, pids.size()));
  }
}
