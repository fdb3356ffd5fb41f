package dev.culprit.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.culprit.flow.NodeAnswer.Outcome;
import dev.culprit.knowledge.Fault;
import dev.culprit.knowledge.FlowFile;
import dev.culprit.knowledge.FlowNode;
import dev.culprit.source.Reading;
import dev.culprit.source.Skipped;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlowTest {

  @TempDir private Path folder;
  private HttpServer server;
  private int port;

  @BeforeEach
  void serve() throws IOException {
    InetSocketAddress free = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    server = HttpServer.create(free, 5);
    port = server.getAddress().getPort();
    page("/", 200, "Welcome to the shop");
    page("/broken", 500, "a stack trace");
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void eachNodeIsAskedByItself() throws IOException {
    int closed = closedPort();
    Flow flow =
        flow(
            """
            flow:
              - {node: front, http: "http://127.0.0.1:%1$d/", holds: Welcome}
              - {node: broken, http: "http://127.0.0.1:%1$d/broken"}
              - {node: expected to fail, http: "http://127.0.0.1:%1$d/broken", status: [5xx]}
              - {node: text, http: "http://127.0.0.1:%1$d/", holds: Goodbye}
              - {node: port, tcp: "127.0.0.1:%1$d"}
              - {node: gone, tcp: "127.0.0.1:%2$d"}
              - {node: tool, command: [echo, "$HOME; PONG"], holds: "$HOME; PONG"}
              - {node: hangs, command: [sleep, "30"], seconds: 1}
              - {node: missing, command: [no-such-tool-here]}
            """
                .formatted(port, closed));

    List<Reading> readings = read(flow);

    List<Outcome> outcomes = flow.answers().stream().map(NodeAnswer::outcome).toList();
    assertEquals(
        List.of(
            Outcome.RIGHT,
            Outcome.WRONG,
            Outcome.RIGHT,
            Outcome.WRONG,
            Outcome.RIGHT,
            Outcome.REFUSED,
            Outcome.RIGHT,
            Outcome.WRONG,
            Outcome.DOWN),
        outcomes);
    String refused = text(readings, "curl -v telnet://127.0.0.1:" + closed);
    assertTrue(refused.contains("failed: Connection refused"), refused);
    String table = text(readings, "culprit flow");
    assertTrue(table.contains("\n1 wrong "), table);
    assertTrue(table.contains(" 127.0.0.1:" + closed + " gone: it refuses"), table);
  }

  @Test
  void readsWhatTheBalancerBelieves() throws Exception {
    Path socket = folder.resolve("admin.sock");
    String csv = "# pxname,svname,status,addr\nshop,web1,UP,127.0.0.1:" + port + "\n";
    try (ServerSocketChannel balancer = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      balancer.bind(UnixDomainSocketAddress.of(socket));
      Thread answers = new Thread(() -> answer(balancer, csv));
      answers.start();
      Flow flow =
          flow(
              """
              flow:
                - {node: balancer, tcp: "127.0.0.1:%d", haproxy: %s}
              """
                  .formatted(port, socket));

      List<Reading> readings = read(flow);

      answers.join(5_000);
      assertEquals(csv, text(readings, "echo 'show stat' | socat stdio " + socket));
    }
  }

  @Test
  void saysWhyABalancerCannotBeAsked() throws IOException {
    Flow flow = flow("flow: [{node: b, tcp: \"127.0.0.1:" + port + "\", haproxy: /no/such.sock}]");
    List<Skipped> skipped = new ArrayList<>();

    flow.readings(reading -> {}, skipped::add);

    assertEquals("/no/such.sock", skipped.get(0).source());
  }

  @Test
  void allFaultsOfTheFileAreTold() throws IOException {
    String file =
        """
        flow:
          - {node: a, http: "ftp://x/", tcp: "y:1"}
          - {node: a, tcp: nonsense}
          - {http: "http://x/", status: [200, 2x], seconds: 900}
          - {node: c, command: [x], colour: red}
        rest: 1
        """;
    List<Fault> faults = new ArrayList<>();

    FlowFile.read(Files.writeString(folder.resolve("flow.yaml"), file), faults);

    String all = faults.toString();
    for (String part :
        List.of(
            "exactly one of",
            "no address of http",
            "no HOST:PORT",
            "two nodes 'a'",
            "'2x'",
            "from 1 to 60",
            "'node' is missing",
            "colour",
            "rest")) {
      assertTrue(all.contains(part), part + " in " + all);
    }
  }

  @Test
  void whatIsNoFlowIsTold() throws IOException {
    for (String text : List.of("", "flow: []", "- a\n- b", "flow: {a: 1}", "!!java.net.URL [x]")) {
      List<Fault> faults = new ArrayList<>();
      FlowFile.read(Files.writeString(folder.resolve("flow.yaml"), text), faults);
      assertTrue(!faults.isEmpty(), text);
    }
  }

  private Flow flow(String yaml) throws IOException {
    List<Fault> faults = new ArrayList<>();
    List<FlowNode> nodes =
        FlowFile.read(Files.writeString(folder.resolve("flow.yaml"), yaml), faults);
    assertEquals(List.of(), faults);
    return new Flow(nodes);
  }

  private static List<Reading> read(Flow flow) {
    List<Reading> readings = new ArrayList<>();
    flow.readings(readings::add, skipped -> {});
    return readings;
  }

  private static String text(List<Reading> readings, String command) throws IOException {
    Reading found =
        readings.stream().filter(r -> r.command().equals(command)).findFirst().orElseThrow();
    try (InputStream in = found.content().open()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void page(String path, int status, String body) {
    server.createContext(
        path,
        exchange -> {
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }

  private static void answer(ServerSocketChannel balancer, String csv) {
    try (SocketChannel client = balancer.accept()) {
      client.read(ByteBuffer.allocate(64));
      client.write(ByteBuffer.wrap(csv.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
