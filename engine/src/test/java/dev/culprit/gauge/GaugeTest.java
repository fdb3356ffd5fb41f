package dev.culprit.gauge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GaugeTest {

  /** One listening socket and one connection, with the numbers 101 and 102. */
  private static final String TCP =
      """
        sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
         0: 00000000:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 101 1
         1: 0100007F:1F90 0100007F:C350 01 00000000:00000000 00:00000000 00000000     0        0 102 1
      """;

  @TempDir private Path proc;

  @BeforeEach
  void aPoolOfTwo() throws IOException {
    process(1, 0, "systemd", 0);
    process(10, 1, "php-fpm8.2", 5);
    process(11, 10, "php-fpm8.2", 6);
    process(12, 10, "php-fpm8.2", 7);
    Files.writeString(
        Files.createDirectories(proc.resolve("2")).resolve("status"), "Name:\tkworker\n");
    hold(11, "socket:[101]", "socket:[102]", "socket:[900]", "socket:[901]", "/var/log/x.log");
    hold(12, "socket:[101]", "pipe:[77]", "anon_inode:[eventpoll]");
    Path net = Files.createDirectories(proc.resolve("self/net"));
    Files.writeString(net.resolve("tcp"), TCP);
  }

  @Test
  void countsDescriptorsByKind() {
    Map<Integer, ProcessCount> counts = new Gauge(proc).read();

    assertEquals(
        Map.of(
            Quantity.DESCRIPTORS, 5L,
            Quantity.UNBOUND_SOCKETS, 2L,
            Quantity.CONNECTIONS, 2L,
            Quantity.FILES, 1L,
            Quantity.PIPES, 0L,
            Quantity.THREADS, 3L,
            Quantity.PROCESSES, 1L,
            Quantity.MEMORY, 2048L),
        counts.get(11).counts());
    assertEquals(6, counts.get(11).begun());
    assertFalse(counts.containsKey(2), "a thread of the kernel holds nothing");
  }

  @Test
  void whatMayNotBeReadIsMissingAndNotNought() throws IOException {
    process(20, 1, "secret", 9);
    Files.delete(proc.resolve("20/fd"));

    Map<Quantity, Long> counts = new Gauge(proc).read().get(20).counts();

    assertNull(counts.get(Quantity.DESCRIPTORS));
    assertNull(counts.get(Quantity.UNBOUND_SOCKETS));
    assertEquals(3L, counts.get(Quantity.THREADS));
  }

  @Test
  void workersBelongToTheirService() {
    Map<Integer, ProcessCount> counts = new Gauge(proc).read();

    Families.Family pool = Families.of(12, counts);

    assertEquals("php-fpm8.2 (pid 10)", pool.label());
    assertEquals(List.of(10, 11, 12), pool.members());
    assertEquals(Set.of(1, 10), Families.of(counts).keySet());
  }

  @Test
  void findsWhoListens() {
    assertEquals(Set.of(11, 12), Serving.port(proc, 8080));
    assertEquals(Set.of(), Serving.port(proc, 50_000), "a connection's port is not listened on");
  }

  private void process(int pid, int parent, String name, long begun) throws IOException {
    Path folder = Files.createDirectories(proc.resolve(String.valueOf(pid)));
    Files.createDirectories(folder.resolve("fd"));
    Files.writeString(
        folder.resolve("status"),
        "Name:\t%s\nPPid:\t%d\nThreads:\t3\nVmRSS:\t    2048 kB\n".formatted(name, parent));
    Files.writeString(
        folder.resolve("stat"),
        pid + " (a) name) S " + parent + " 0".repeat(17) + " " + begun + " 0 0\n");
    Path ns = Files.createDirectories(folder.resolve("ns"));
    Files.createSymbolicLink(ns.resolve("net"), Path.of("net:[4026531840]"));
    Path net = Files.createDirectories(folder.resolve("net"));
    Files.writeString(net.resolve("tcp"), TCP);
  }

  private void hold(int pid, String... targets) throws IOException {
    for (int fd = 0; fd < targets.length; fd++) {
      Path link = proc.resolve(pid + "/fd/" + fd);
      Files.createSymbolicLink(link, Path.of(targets[fd]));
    }
  }
}
