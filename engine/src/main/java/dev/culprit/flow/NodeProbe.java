package dev.culprit.flow;

import dev.culprit.flow.NodeAnswer.Outcome;
import dev.culprit.knowledge.FlowNode;
import dev.culprit.run.CommandRunner;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import javax.net.ssl.SSLException;

/** Asks one node: a connection, a GET without a body, or a command that no shell reads. */
final class NodeProbe {

  /** More than this of an answer is not looked at. */
  private static final int MOST = 1 << 20;

  private static final int MOST_PRINTED = 1 << 16;

  private final FlowNode node;
  private final long begin = System.nanoTime();
  private final StringBuilder talk = new StringBuilder();
  private String address = "";

  private NodeProbe(FlowNode node) {
    this.node = node;
  }

  static NodeAnswer ask(FlowNode node) {
    NodeProbe probe = new NodeProbe(node);
    return switch (node.kind()) {
      case TCP -> probe.tcp();
      case HTTP -> probe.http();
      case COMMAND -> probe.command();
    };
  }

  private NodeAnswer tcp() {
    int colon = node.target().lastIndexOf(':');
    String host = node.target().substring(0, colon).replaceAll("[\\[\\]]", "");
    int port = Integer.parseInt(node.target().substring(colon + 1));
    try (Socket socket = new Socket()) {
      connect(socket, host, port);
      return answer(Outcome.RIGHT, "it accepts connections");
    } catch (IOException e) {
      return unreachable(e, host, port);
    }
  }

  private void connect(Socket socket, String host, int port) throws IOException {
    address = address(host, port);
    talk.append("*   Trying ").append(address).append("...\n");
    socket.connect(new InetSocketAddress(host, port), millis());
    talk.append("* Connected to ").append(host).append(" (").append(host).append(") port ");
    talk.append(port).append(" (#0)\n");
  }

  private static String address(String host, int port) {
    return host.indexOf(':') >= 0 ? "[" + host + "]:" + port : host + ":" + port;
  }

  private NodeAnswer http() {
    URI uri = URI.create(node.target());
    String host = uri.getHost().replaceAll("[\\[\\]]", "");
    int usual = uri.getScheme().equalsIgnoreCase("https") ? 443 : 80;
    int port = uri.getPort() < 0 ? usual : uri.getPort();
    try (Socket socket = new Socket()) {
      connect(socket, host, port);
    } catch (IOException e) {
      return unreachable(e, host, port);
    }
    HttpURLConnection connection = null;
    try {
      connection = (HttpURLConnection) uri.toURL().openConnection();
      connection.setConnectTimeout(millis());
      connection.setReadTimeout(millis());
      connection.setInstanceFollowRedirects(false);
      connection.setRequestProperty("Connection", "close");
      connection.setRequestProperty("User-Agent", "culprit");
      return judged(connection);
    } catch (IOException e) {
      return answer(Outcome.WRONG, failed(e, host, port));
    } finally {
      if (connection != null) {
        connection.disconnect();
      }
    }
  }

  private NodeAnswer judged(HttpURLConnection connection) throws IOException {
    int status = connection.getResponseCode();
    String body = "";
    try (InputStream in =
        status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
      body = in == null ? "" : new String(in.readNBytes(MOST), StandardCharsets.UTF_8);
    }
    talk.append("< HTTP/1.1 ").append(status).append('\n');
    if (!node.expects(status)) {
      return answer(Outcome.WRONG, "it answers " + status + ", and should " + node.status());
    }
    boolean holds = body.contains(node.holds());
    return answer(
        holds ? Outcome.RIGHT : Outcome.WRONG,
        holds ? "it answers " + status : "its answer lacks '" + node.holds() + "'");
  }

  private NodeAnswer command() {
    try {
      CommandRunner.Ran ran =
          new CommandRunner(node.patience(), MOST_PRINTED, false).run(node.command());
      if (!ran.started()) {
        return answer(Outcome.DOWN, ran.failure());
      }
      if (ran.timedOut()) {
        return answer(Outcome.WRONG, "no end within " + node.patience().toSeconds() + " s");
      }
      if (ran.exit() != 0) {
        return answer(Outcome.WRONG, "exit " + ran.exit() + ": " + ran.errors().head(200));
      }
      boolean holds = ran.output().text().contains(node.holds());
      return answer(
          holds ? Outcome.RIGHT : Outcome.WRONG,
          holds ? "it ends with 0" : "it prints no '" + node.holds() + "'");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return answer(Outcome.DOWN, "interrupted");
    }
  }

  /** Why it failed, in a sentence; the talk gets curl's words for it. */
  private String failed(IOException e, String host, int port) {
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    String low = message.toLowerCase(Locale.ROOT);
    String where = host + " port " + port;
    if (e instanceof UnknownHostException) {
      talk.append("* Could not resolve host: ").append(host).append('\n');
      return "the name " + host + " is not known";
    }
    if (e instanceof SocketTimeoutException) {
      boolean connected = talk.indexOf("* Connected") >= 0;
      talk.append(
          connected
              ? "* Operation timed out after " + millis() + " milliseconds with 0 bytes received\n"
              : "* connect to " + where + " failed: Connection timed out\n");
      return connected ? "it accepts and does not answer in time" : "no connection in time";
    }
    if (e instanceof NoRouteToHostException || low.contains("no route to host")) {
      talk.append("* connect to ").append(where).append(" failed: No route to host\n");
      return "no route to it";
    }
    if (e instanceof ConnectException && low.contains("refused")) {
      talk.append("* connect to ").append(where).append(" failed: Connection refused\n");
      return "it refuses the connection: nobody listens there";
    }
    if (!(e instanceof SSLException)) {
      talk.append("* Empty reply from server\n");
    }
    return message.replaceAll("\\p{Cntrl}", " ");
  }

  private NodeAnswer unreachable(IOException e, String host, int port) {
    String why = failed(e, host, port);
    boolean refused = talk.indexOf("failed: Connection refused") >= 0;
    return answer(refused ? Outcome.REFUSED : Outcome.DOWN, why);
  }

  private int millis() {
    return (int) node.patience().toMillis();
  }

  private NodeAnswer answer(Outcome outcome, String why) {
    int took = (int) ((System.nanoTime() - begin) / 1_000_000);
    return new NodeAnswer(node, address, outcome, took, why, talk.toString());
  }
}
