package dev.culprit.knowledge;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The way of a request through a site, as the operator writes it down: a YAML file with a list
 * {@code flow}, from the user's end to the far one.
 *
 * <pre>
 * flow:
 *   - node: balancer
 *     http: http://192.0.2.10/
 *     haproxy: /run/haproxy/admin.sock
 *   - node: web
 *     http: http://10.0.0.11/
 *     status: [2xx, 301]
 *     holds: Welcome
 *     seconds: 5
 *   - node: application
 *     tcp: 10.0.0.21:9000
 *   - node: cache
 *     command: [redis-cli, -h, 10.0.0.31, ping]
 *     holds: PONG
 * </pre>
 */
public final class FlowFile {

  private static final Set<String> KEYS =
      Set.of("node", "http", "tcp", "command", "status", "holds", "seconds", "haproxy");

  private static final int MOST_NODES = 50;

  private static final int MOST_SECONDS = 60;

  private FlowFile() {}

  /**
   * Reads a file; what is wrong in it is told in {@code faults}, all at once.
   *
   * @throws IOException where it cannot be read
   */
  public static List<FlowNode> read(Path path, List<Fault> faults) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      YamlNode root = YamlFile.load(path.toString(), in, faults);
      if (!root.isPresent() || !faults.isEmpty()) {
        if (faults.isEmpty()) {
          root.fault("the file is empty; it needs a list 'flow'");
        }
        return List.of();
      }
      root.unknownKeys(Set.of("flow"));
      return nodes(root.get("flow"));
    }
  }

  private static List<FlowNode> nodes(YamlNode list) {
    List<FlowNode> nodes = new ArrayList<>();
    Set<String> names = new HashSet<>();
    if (list.items().isEmpty()) {
      list.fault("'flow' names no node");
    }
    for (YamlNode item : list.items()) {
      if (nodes.size() == MOST_NODES) {
        item.fault("a flow has at most " + MOST_NODES + " nodes");
        break;
      }
      FlowNode node = node(item);
      if (!names.add(node.name())) {
        item.fault("there are two nodes '" + node.name() + "'");
      }
      nodes.add(node);
    }
    return nodes;
  }

  private static FlowNode node(YamlNode item) {
    item.unknownKeys(KEYS);
    String http = item.text("http");
    String tcp = item.text("tcp");
    List<String> command = item.texts("command");
    int ways = (http.isEmpty() ? 0 : 1) + (tcp.isEmpty() ? 0 : 1) + (command.isEmpty() ? 0 : 1);
    if (ways != 1) {
      item.fault("a node has exactly one of http, tcp and command");
    }
    check(item, http, tcp);
    FlowNode.Kind kind =
        !http.isEmpty()
            ? FlowNode.Kind.HTTP
            : tcp.isEmpty() ? FlowNode.Kind.COMMAND : FlowNode.Kind.TCP;
    String socket = item.text("haproxy");
    return new FlowNode(
        item.required("node"),
        kind,
        http.isEmpty() ? tcp : http,
        command,
        statuses(item),
        item.text("holds"),
        Duration.ofSeconds(seconds(item)),
        socket.isEmpty() ? "" : "haproxy",
        socket);
  }

  private static void check(YamlNode item, String http, String tcp) {
    if (!http.isEmpty() && !http.matches("https?://[^\\s/]+.*")) {
      item.get("http").fault("'" + http + "' is no address of http or https");
    }
    if (!tcp.isEmpty() && !tcp.matches("(?:\\[[0-9a-fA-F:]+\\]|[^\\s:]+):\\d{1,5}")) {
      item.get("tcp").fault("'" + tcp + "' is no HOST:PORT");
    }
    String socket = item.text("haproxy");
    if (!socket.isEmpty() && !socket.startsWith("/")) {
      item.get("haproxy").fault("the statistics socket is an absolute path");
    }
  }

  private static List<String> statuses(YamlNode item) {
    List<String> statuses = item.texts("status");
    for (String status : statuses) {
      if (!status.matches("[1-5](?:xx|\\d\\d)")) {
        item.get("status").fault("'" + status + "' is no status such as 200 or 2xx");
      }
    }
    return statuses.isEmpty() ? List.of("2xx", "3xx") : statuses;
  }

  private static int seconds(YamlNode item) {
    int seconds = item.number("seconds", 5);
    if (seconds < 1 || seconds > MOST_SECONDS) {
      item.get("seconds").fault("'seconds' is from 1 to " + MOST_SECONDS);
    }
    return seconds;
  }
}
