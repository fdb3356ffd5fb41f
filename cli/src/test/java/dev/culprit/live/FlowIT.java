package dev.culprit.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A balancer that only looks whether the port is open, before a web server that is broken. */
@Tag("live")
class FlowIT {

  /** Takes every request, and answers that it failed. */
  private static final String BROKEN =
      """
      import http.server, sys
      class Broken(http.server.BaseHTTPRequestHandler):
          def do_GET(self):
              self.send_response(500)
              self.send_header("Content-Length", "0")
              self.end_headers()
          def log_message(self, *words):
              pass
      http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Broken).serve_forever()
      """;

  private static final String HAPROXY =
      """
      global
        stats socket %1$s/admin.sock
      defaults
        mode http
        timeout connect 2s
        timeout client 5s
        timeout server 5s
      frontend users
        bind 127.0.0.1:%2$d
        default_backend shop
      backend shop
        server web1 127.0.0.1:%3$d check inter 500
      """;

  private static final String FLOW =
      """
      flow:
        - {node: balancer, http: "http://127.0.0.1:%2$d/", haproxy: %1$s/admin.sock}
        - {node: web1, http: "http://127.0.0.1:%3$d/"}
      """;

  @TempDir private Path folder;

  @BeforeEach
  void needs() {
    LiveHost.requireThat("root".equals(System.getProperty("user.name")), "this is not root");
    LiveHost.requireThat(LiveHost.program("haproxy").isPresent(), "this host lacks haproxy");
  }

  @Test
  void theBalancersBeliefIsComparedWithTheServersOwnAnswer() throws Exception {
    try (Server web = Server.start(folder, "broken.py", BROKEN, 1024);
        Daemon balancer = haproxy(web.port())) {
      Answer answer = asked();

      assertEquals(List.of("wrong", "wrong"), outcomes(answer), answer.json()::toString);
      Answer.Hypothesis shallow = answer.firstAbout("web1");
      assertEquals("lb-shallow-health-check", shallow.cause(), answer::summary);
      assertTrue(shallow.probability() >= 0.5, answer::summary);
      String because = shallow.because("one-backend-fails-though-up").orElse("");
      assertTrue(because.contains("asked by itself it fails: it answers 500"), because);
      assertTrue(balancer.pid() > 0);
    }
  }

  @Test
  void aTriageAsksTheNodesAndComparesTheBelief() throws Exception {
    Path keys = Files.writeString(folder.resolve("keys"), "o lb-shallow-health-check\nw\nx\nq\n");
    try (Server web = Server.start(folder, "broken.py", BROKEN, 1024);
        Daemon balancer = haproxy(web.port())) {
      Program walk =
          Program.within(
              List.of("env", "XDG_STATE_HOME=" + folder),
              "triage",
              "--plain",
              "--samples",
              "1",
              "--flow",
              folder.resolve("flow.yaml").toString(),
              "--script",
              keys.toString());

      String shown = walk.out();
      assertTrue(shown.contains("Look at web1 first"), shown + walk.err());
      assertTrue(shown.contains("lb-shallow-health-check: web1 (worked on)"), shown);
      assertTrue(shown.replaceAll("\\s+", " ").contains("asked by itself it fails"), shown);
      int again = shown.indexOf("culprit> x");
      assertTrue(shown.indexOf("Look at web1 first", again) > 0, shown);
      assertTrue(balancer.pid() > 0);
    }
  }

  @Test
  void theNodeThatIsDownIsNamed() throws Exception {
    Server web = Server.start(folder, "broken.py", BROKEN, 1024);
    int port = web.port();
    try (Daemon balancer = haproxy(port)) {
      web.close();

      // what else the kernel's log holds on this machine may be a deeper cause, so that it is
      // weighed
      Program program = run("--why-not", "upstream-down");

      assertTrue(program.out().contains("refused  web1 127.0.0.1:" + port), program.out());
      assertTrue(program.out().contains("Look at web1 first"), program.out());
      String weighed = program.out().substring(program.out().indexOf("WHY NOT upstream-down"));
      assertTrue(weighed.contains("127.0.0.1:" + port), weighed);
      assertTrue(weighed.contains("does not take a request: it refuses"), weighed);
      assertTrue(balancer.pid() > 0);
    } finally {
      web.close();
    }
  }

  private Daemon haproxy(int port) throws IOException, InterruptedException {
    int front = Server.freePort();
    Path configuration = folder.resolve("haproxy.cfg");
    Files.writeString(configuration, HAPROXY.formatted(folder, front, port));
    Files.writeString(folder.resolve("flow.yaml"), FLOW.formatted(folder, front, port));
    Daemon daemon =
        Daemon.start(
            folder.resolve("haproxy.out"),
            List.of(
                LiveHost.program("haproxy").orElseThrow().toString(),
                "-db",
                "-f",
                configuration.toString()));
    daemon.awaitReady(() -> Files.exists(folder.resolve("admin.sock")));
    return daemon;
  }

  private Answer asked() throws Exception {
    return run("--format", "json", "--top", "20").answer();
  }

  private Program run(String... more) throws Exception {
    List<String> words = new ArrayList<>(List.of("diagnose", "--samples", "1", "--quiet"));
    words.addAll(List.of("--flow", folder.resolve("flow.yaml").toString()));
    words.addAll(List.of(more));
    return Program.run(words.toArray(new String[0]));
  }

  @SuppressWarnings("unchecked")
  private static List<String> outcomes(Answer answer) {
    return ((List<Map<String, Object>>) answer.json().getOrDefault("flow", List.of()))
        .stream().map(node -> String.valueOf(node.get("outcome"))).toList();
  }
}
