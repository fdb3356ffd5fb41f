package dev.culprit.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Faults that look like the incident from outside and are others, each made for real by a small
 * server of the test's own on a loopback port.
 */
@Tag("live")
class SiblingsIT {

  /** Answers nobody and keeps every connection, also those that the clients have closed. */
  private static final String KEEPS_ALL =
      """
      import socket, sys
      server = socket.create_server(("127.0.0.1", int(sys.argv[1])), backlog=200)
      kept = []
      while True:
          try:
              kept.append(server.accept())
          except OSError as full:
              print(full, file=sys.stderr)
              import time
              time.sleep(1)
      """;

  /** Has no time to accept anybody. */
  private static final String ACCEPTS_NOBODY =
      """
      import socket, sys, time
      server = socket.create_server(("127.0.0.1", int(sys.argv[1])), backlog=8)
      while True:
          time.sleep(60)
      """;

  /** Writes a log, which somebody removes to make room, and goes on writing to it. */
  private static final String KEEPS_A_DELETED_LOG =
      """
      import os, socket, sys, time
      server = socket.create_server(("127.0.0.1", int(sys.argv[1])))
      log = open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "small/app.log"), "wb")
      log.write(b"x" * (31 << 20))
      log.flush()
      os.remove(log.name)
      print("ready", flush=True)
      while True:
          time.sleep(60)
      """;

  private static final String PROXY =
      "listen 127.0.0.1:%d; location / { proxy_pass http://127.0.0.1:%d; }";

  private static final int FOUND = 1;

  @TempDir private Path folder;

  @BeforeEach
  void needs() {
    LiveHost.requireThat("root".equals(System.getProperty("user.name")), "this is not root");
  }

  @Test
  void connectionsThatThePeersHaveClosed() throws Exception {
    try (Server server = Server.start(folder, "gateway.py", KEEPS_ALL, 1024)) {
      server.connect(120);
      server.awaitDescriptors(120);
      server.hangUp();

      Answer.Hypothesis first = diagnosed(List.of()).firstAbout("gateway.py");

      assertEquals("socket-leak-close-wait", first.cause(), first.json()::toString);
      assertTrue(first.probability() >= 0.5, first.json()::toString);
      assertTrue(first.because("close-wait-pile-up").orElse("").startsWith("120 connections"));
    }
  }

  @Test
  void aLimitThatIsTooSmallForTheLoad() throws Exception {
    try (Server server = Server.start(folder, "chat.py", KEEPS_ALL, 100)) {
      server.connect(110);
      server.awaitDescriptors(99);

      Answer.Hypothesis first = diagnosed(List.of()).firstAbout("chat.py");

      assertEquals("fd-limit-process", first.cause(), first.json()::toString);
      assertTrue(first.probability() >= 0.5, first.json()::toString);
    }
  }

  @Test
  void aLimitThatWasRaisedWhereTheServiceDoesNotSeeIt() throws Exception {
    Path limits = Files.writeString(folder.resolve("limits.conf"), "* - nofile 65535\n");
    List<String> raised = bound(limits, "/etc/security/limits.conf");
    Place.require(raised);
    try (Server server = Server.start(folder, "chat.py", KEEPS_ALL, 100)) {
      server.connect(110);
      server.awaitDescriptors(99);

      Answer.Hypothesis first = diagnosed(raised).firstAbout("chat.py");

      assertEquals("limit-not-applied", first.cause(), first.json()::toString);
      assertTrue(first.chain().contains("fd-limit-process"), first.json()::toString);
    }
  }

  @Test
  void aQueueOfConnectionsThatNobodyAccepts() throws Exception {
    try (Server server = Server.start(folder, "slowpoke.py", ACCEPTS_NOBODY, 1024)) {
      server.knock(40);

      Answer answer = diagnosed(List.of());

      assertTrue(answer.accuses("listen-backlog-overflow"), answer::summary);
      assertTrue(answer.json().toString().contains("slowpoke.py"), answer.json()::toString);
    }
  }

  @Test
  void aDeletedFileThatFillsASmallFilesystem() throws Exception {
    Path small = Files.createDirectories(folder.resolve("small"));
    boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=32m", "none", small.toString());
    LiveHost.requireThat(mounted, "nothing can be mounted here");
    try (Server server = Server.start(folder, "shipper.py", KEEPS_A_DELETED_LOG, 1024)) {
      Path out = folder.resolve("shipper.py.out");
      for (int i = 0; i < 100 && Files.size(out) == 0; i++) {
        Thread.sleep(100);
      }

      Answer.Hypothesis first = diagnosed(List.of()).firstAbout("shipper.py");

      assertEquals("deleted-file-held-open", first.cause(), first.json()::toString);
      assertTrue(first.probability() >= 0.5, first.json()::toString);
      assertTrue(server.pid() > 0);
    } finally {
      run("umount", small.toString());
    }
  }

  @Test
  void aProxyWhoseBackEndIsDown() throws Exception {
    LiveHost.requireThat(LiveHost.program("nginx").isPresent(), "this host lacks nginx");
    int port = Server.freePort();
    int nobody = Server.freePort();
    Path configuration =
        Files.writeString(
            folder.resolve("nginx.conf"),
            NginxConfiguration.of(folder, folder.toString(), PROXY.formatted(port, nobody)));
    List<String> command =
        List.of(LiveHost.program("nginx").orElseThrow().toString(), "-c", configuration.toString());
    try (Daemon nginx = Daemon.start(folder.resolve("nginx.out"), command)) {
      nginx.awaitReady(() -> status(port) == 502);
      for (int i = 0; i < 20; i++) {
        status(port);
      }

      Answer answer = diagnosed(List.of());

      // another test's OOM kill, minutes ago on this host, may be taken for what ended the back end
      assertTrue(
          answer.hypotheses().stream().anyMatch(h -> h.chain().contains("upstream-down")),
          answer::summary);
      if (answer.accuses("upstream-down")) {
        assertTrue(answer.json().toString().contains("127.0.0.1:" + nobody), answer::summary);
      }
    }
  }

  /**
   * What the program says of the host, as the wrapper's words let it see it; what its kernel and
   * its logs told before this test is another's trouble.
   */
  private static Answer diagnosed(List<String> wrapper) throws Exception {
    Answer answer =
        Program.within(
                wrapper,
                "diagnose",
                "--samples",
                "1",
                "--since",
                "2m",
                "--top",
                "20",
                "--quiet",
                "--format",
                "json")
            .answer();
    assertEquals(FOUND, answer.code(), answer::summary);
    return answer;
  }

  /** Shows the program one file of the test's own in the place of the host's. */
  private static List<String> bound(Path file, String place) {
    List<String> words = new ArrayList<>();
    words.addAll(List.of("unshare", "--mount", "--propagation", "private", "sh", "-c"));
    words.add("mount --bind \"$1\" \"$2\" && shift 2 && exec \"$@\"");
    words.addAll(List.of("sh", file.toString(), place));
    return words;
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command).start().waitFor() == 0;
  }

  private static int status(int port) {
    try {
      HttpURLConnection connection =
          (HttpURLConnection) URI.create("http://127.0.0.1:" + port + "/").toURL().openConnection();
      connection.setConnectTimeout(2_000);
      connection.setReadTimeout(5_000);
      int status = connection.getResponseCode();
      connection.disconnect();
      return status;
    } catch (IOException notYet) {
      return -1;
    }
  }
}
