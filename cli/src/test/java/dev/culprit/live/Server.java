package dev.culprit.live;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A small server in Python on a loopback port, and the clients that the test has at it. */
final class Server implements AutoCloseable {

  private final Daemon daemon;
  private final int port;
  private final List<Socket> clients = new ArrayList<>();

  private Server(Daemon daemon, int port) {
    this.daemon = daemon;
    this.port = port;
  }

  /**
   * Starts a script, which gets the port as its argument.
   *
   * @param descriptors the limit that it runs with
   */
  static Server start(Path folder, String name, String script, int descriptors)
      throws IOException, InterruptedException {
    int port = freePort();
    Path file = Files.writeString(folder.resolve(name), script);
    Daemon daemon =
        Daemon.start(
            folder.resolve(name + ".out"),
            List.of(
                "sh",
                "-c",
                "ulimit -n " + descriptors + "; exec \"$@\"",
                "sh",
                LeakyScript.python().toString(),
                file.toString(),
                String.valueOf(port)));
    daemon.awaitReady(() -> listens(port));
    return new Server(daemon, port);
  }

  int port() {
    return port;
  }

  long pid() {
    return daemon.pid();
  }

  /** Connects so many clients, which stay. */
  void connect(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      Socket client = new Socket();
      clients.add(client);
      client.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 2_000);
    }
  }

  /** Begins so many connections and waits for none of them. */
  void knock(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      Socket client = new Socket();
      clients.add(client);
      try {
        client.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
      } catch (IOException notLetIn) {
        // that is what a full queue looks like from outside
      }
    }
  }

  /** The clients hang up. */
  void hangUp() throws IOException {
    for (Socket client : clients) {
      client.close();
    }
    clients.clear();
  }

  /** Waits until the server holds so many descriptors. */
  void awaitDescriptors(int count) throws IOException, InterruptedException {
    daemon.awaitReady(() -> held() >= count);
  }

  private int held() {
    try {
      return Descriptors.count(daemon.pid());
    } catch (IOException gone) {
      return -1;
    }
  }

  @Override
  public void close() throws IOException {
    hangUp();
    daemon.close();
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Whether somebody listens, by the kernel's table: a connection would be one more client. */
  private static boolean listens(int port) {
    String local = String.format(java.util.Locale.ROOT, "0100007F:%04X 00000000:0000 0A", port);
    try {
      return Files.readString(Path.of("/proc/net/tcp")).contains(local);
    } catch (IOException e) {
      return false;
    }
  }
}
