package dev.culprit.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reads the host that the tests run on; asserts only what this test itself brought about. */
class LiveBundleHostTest {

  private static final Path ROOT = Path.of("/");
  private static final Pattern SOCKET = Pattern.compile("socket:\\[(\\d+)]");

  @BeforeEach
  void onLinux() {
    assumeTrue(Files.isReadable(Path.of("/proc/self/stat")), "there is no /proc here");
  }

  @Test
  void namesTheHostAndSeesItself() {
    try (LiveBundle bundle = new LiveBundle(ROOT, 1, Duration.ZERO)) {
      assertTrue(bundle.live());
      assertFalse(bundle.name().isBlank());
      Gathered host = Gathered.of(bundle);
      for (String kind : List.of("status", "stat", "limits", "maps", "cmdline", "fd")) {
        assertFalse(own(host, kind).isEmpty(), kind);
      }
      assertTrue(own(host, "maps").stream().anyMatch(line -> line.endsWith("/libjvm.so")));
      assertTrue(host.file("/proc/meminfo").startsWith("MemTotal:"));
      assertTrue(host.command("sysctl -a").contains("\nfs.nr_open = "));
      assertTrue(host.command("ip -o addr").contains("    inet 127.0.0.1/8\n"));
      assertTrue(
          host.command("date")
              .matches("[A-Z][a-z]{2} [A-Z][a-z]{2} [ \\d]\\d [\\d:]{8} .* \\d{4}\n"));
    }
  }

  @Test
  void aSocketThatIsNeitherBoundNorConnectedIsInNoTable() throws IOException {
    Set<String> before = sockets();
    try (SocketChannel unbound = SocketChannel.open()) {
      assertTrue(unbound.isOpen());
      Set<String> opened = sockets();
      opened.removeAll(before);
      assertEquals(1, opened.size(), opened::toString);
      String inode = opened.iterator().next();
      Gathered host = Gathered.of(new LiveBundle(ROOT, 1, Duration.ZERO));
      assertTrue(
          own(host, "fd").stream().anyMatch(line -> line.endsWith("socket:[" + inode + "]")));
      assertFalse(tables(host).contains(" " + inode + " "));
    }
  }

  @Test
  void aListenerIsInATable() throws IOException {
    Set<String> before = sockets();
    try (ServerSocket listener = new ServerSocket()) {
      listener.bind(new InetSocketAddress(java.net.InetAddress.getLoopbackAddress(), 0));
      Set<String> opened = sockets();
      opened.removeAll(before);
      Gathered host = Gathered.of(new LiveBundle(ROOT, 1, Duration.ZERO));
      assertTrue(opened.stream().anyMatch(inode -> tables(host).contains(" " + inode + " ")));
    }
  }

  @Test
  void readsAgainWhatMoves() {
    Gathered host = Gathered.of(new LiveBundle(ROOT, 2, Duration.ofMillis(50)));
    for (String file : List.of("/proc/*/fd", "/proc/uptime", "/proc/net/sockstat", "/proc/stat")) {
      assertFalse(host.file(file, 1).isEmpty(), file);
    }
    assertTrue(host.file("/proc/*/limits", 1).isEmpty());
  }

  private static Set<String> sockets() throws IOException {
    Set<String> inodes = new HashSet<>();
    try (var links = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
      for (Path link : links) {
        SOCKET.matcher(LiveRoot.link(link)).results().map(MatchResult::group).forEach(inodes::add);
      }
    }
    Set<String> numbers = new HashSet<>();
    inodes.forEach(inode -> numbers.add(inode.replaceAll("\\D", "")));
    return numbers;
  }

  private static String tables(Gathered host) {
    StringBuilder all = new StringBuilder();
    for (Reading reading : host.readings) {
      if (reading.file().contains("/net/")) {
        all.append(Gathered.text(reading).replace('\n', ' '));
      }
    }
    return all.toString();
  }

  private static List<String> own(Gathered host, String kind) {
    ProcSections sections = new ProcSections(Lines.of(host.file(ProcSections.path(kind))));
    List<String> lines = new ArrayList<>();
    while (sections.next()) {
      if (sections.pid() == ProcessHandle.current().pid()) {
        for (String line = sections.line(); line != null; line = sections.line()) {
          lines.add(line);
        }
      }
    }
    return lines;
  }
}
