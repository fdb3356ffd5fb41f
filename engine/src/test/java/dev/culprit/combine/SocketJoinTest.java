package dev.culprit.combine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.culprit.CpuTime;
import dev.culprit.fact.ConnectionTally;
import dev.culprit.fact.DescriptorKind;
import dev.culprit.fact.DescriptorTally;
import dev.culprit.fact.KernelSocket;
import dev.culprit.fact.Listener;
import dev.culprit.fact.NetworkNamespace;
import dev.culprit.fact.Observation;
import dev.culprit.fact.Origin;
import dev.culprit.fact.SocketInodes;
import dev.culprit.fact.SocketTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SocketJoinTest {

  private static final Origin FD = new Origin("/proc/*/fd", 1, "");
  private static final Origin TABLE = new Origin("/proc/net/tcp", 1, "");

  @Test
  void aSocketInNoTableIsUnbound() {
    DescriptorTally tally = tally(SocketJoin.join(host(true)), 7);
    assertEquals(1, tally.of(DescriptorKind.TCP));
    assertEquals(1, tally.of(DescriptorKind.UNIX));
    assertEquals(2, tally.of(DescriptorKind.UNBOUND_SOCKET));
    assertEquals(0, tally.of(DescriptorKind.SOCKET));
  }

  @Test
  void withoutAllTablesNothingIsCalledUnbound() {
    DescriptorTally tally = tally(SocketJoin.join(host(false)), 7);
    assertEquals(0, tally.of(DescriptorKind.UNBOUND_SOCKET));
    assertEquals(3, tally.of(DescriptorKind.SOCKET));
  }

  @Test
  void aSocketIsSoughtInItsOwnNamespaceOnly() {
    List<Observation> observations = new ArrayList<>(host(true));
    observations.add(new NetworkNamespace(0, 100, 0, FD));
    observations.add(new NetworkNamespace(7, 200, 0, FD));
    DescriptorTally tally = tally(SocketJoin.join(observations), 7);
    assertEquals(4, tally.of(DescriptorKind.SOCKET));
  }

  @Test
  void listenersAndConnectionsHaveTheirOwners() {
    List<Observation> joined = SocketJoin.join(host(true));
    Listener listener = only(joined, Listener.class);
    assertEquals(7, listener.pid());
    assertEquals(3, listener.queued());
    ConnectionTally connection = only(joined, ConnectionTally.class);
    assertTrue(connection.incoming());
    assertEquals(80, connection.localPort());
  }

  @Test
  void timeGrowsWithTheSockets() {
    List<Observation> some = processes(50);
    List<Observation> twiceAsMany = processes(100);
    CpuTime.assertLinear(() -> SocketJoin.join(some), () -> SocketJoin.join(twiceAsMany));
  }

  /** Processes with a thousand sockets each. */
  private static List<Observation> processes(int count) {
    List<KernelSocket> sockets =
        LongStream.range(1, 1_000L * (count + 1))
            .mapToObj(
                i ->
                    new KernelSocket(
                        i, "ESTABLISHED", "10.0.0.1", 80, "10.0.0.2", (int) i % 60_000, 0))
            .toList();
    List<Observation> observations = new ArrayList<>(tables(sockets, List.of()));
    for (int pid = 1; pid <= count; pid++) {
      List<Long> inodes = LongStream.range(pid * 1_000L, pid * 1_000L + 1_000).boxed().toList();
      observations.add(
          new DescriptorTally(pid, "", 1_000, Map.of(DescriptorKind.SOCKET, 1_000), false, 0, FD));
      observations.add(new SocketInodes(pid, inodes, 1_000, 0, FD));
    }
    return observations;
  }

  /** A process with four sockets: a listener, a Unix socket, and two that were never bound. */
  private static List<Observation> host(boolean withUnix) {
    List<KernelSocket> tcp =
        List.of(
            new KernelSocket(11, "LISTEN", "0.0.0.0", 80, "", 0, 3),
            new KernelSocket(0, "TIME_WAIT", "10.0.0.1", 80, "10.0.0.9", 4_000, 0));
    List<Observation> observations = new ArrayList<>(tables(tcp, List.of(12L)));
    if (!withUnix) {
      observations.removeIf(o -> o instanceof SocketTable t && t.protocol().equals("unix"));
    }
    observations.add(
        new DescriptorTally(7, "php", 5, Map.of(DescriptorKind.SOCKET, 4), false, 0, FD));
    observations.add(new SocketInodes(7, List.of(11L, 12L, 13L, 14L), 4, 0, FD));
    return observations;
  }

  private static List<Observation> tables(List<KernelSocket> tcp, List<Long> unix) {
    List<KernelSocket> paths =
        unix.stream().map(i -> new KernelSocket(i, "", "/run/x", 0, "", 0, -1)).toList();
    return List.of(
        new SocketTable(0, "tcp", tcp, 0, TABLE),
        new SocketTable(0, "udp", List.of(), 0, TABLE),
        new SocketTable(0, "unix", paths, 0, TABLE));
  }

  private static DescriptorTally tally(List<Observation> joined, int pid) {
    return joined.stream()
        .filter(o -> o instanceof DescriptorTally t && t.pid() == pid)
        .map(DescriptorTally.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static <T> T only(List<Observation> joined, Class<T> kind) {
    List<T> all = joined.stream().filter(kind::isInstance).map(kind::cast).toList();
    assertEquals(1, all.size());
    return all.get(0);
  }
}
