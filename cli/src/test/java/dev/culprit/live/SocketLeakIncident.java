package dev.culprit.live;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The outage of a shop on nginx and php-fpm: each page view leaks a socket, until the workers can
 * open nothing.
 *
 * <p>The daemons listen on loopback and in a temporary directory only. Closing ends them and
 * deletes the directory.
 */
final class SocketLeakIncident implements AutoCloseable {

  /** How far the incident has gone. */
  enum State {
    /** Every worker has used up its descriptors, and the web server logs it. */
    ALL_FULL,
    /** As above, but one worker was replaced since, and is half way to its limit again. */
    ROOM_LEFT,
    /** The leak is there to be seen, and no worker is near its limit. */
    YOUNG
  }

  /** Descriptors of a worker of a young incident: most of them are forgotten sockets by then. */
  private static final int YOUNG_DESCRIPTORS = 60;

  static final int WORKERS = 3;
  static final int DESCRIPTOR_LIMIT = 256;

  private static final int MOST_REQUESTS = 4 * WORKERS * DESCRIPTOR_LIMIT;
  private static final String SYMPTOM = "Too many open files";

  private final IncidentFiles files;
  private Daemon phpFpm;
  private final Daemon nginx;
  private final URI page;
  private final Thread atExit = new Thread(this::endDaemons);

  private SocketLeakIncident(IncidentFiles files, Daemon phpFpm, Daemon nginx, int port) {
    this.files = files;
    this.phpFpm = phpFpm;
    this.nginx = nginx;
    this.page = URI.create("http://127.0.0.1:" + port + "/");
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /**
   * Builds the extension, starts the daemons and sends requests until the state is reached.
   *
   * @throws IllegalStateException where a daemon does not start or the state is not reached by a
   *     bounded number of requests
   */
  static SocketLeakIncident start(LiveHost host, State state)
      throws IOException, InterruptedException {
    int port = freePort();
    IncidentFiles files = IncidentFiles.create(port, WORKERS, DESCRIPTOR_LIMIT);
    Daemon phpFpm = null;
    Daemon nginx = null;
    try {
      phpFpm = startPhpFpm(host, files);
      nginx = startNginx(host, files, port);
      SocketLeakIncident incident = new SocketLeakIncident(files, phpFpm, nginx, port);
      incident.reach(state);
      return incident;
    } catch (IOException | InterruptedException | RuntimeException e) {
      closeAll(nginx, phpFpm, files);
      throw e;
    }
  }

  long phpFpmPid() {
    return phpFpm.pid();
  }

  long nginxPid() {
    return nginx.pid();
  }

  /** The workers of php-fpm that live now. */
  List<Long> workers() {
    return phpFpm.workers();
  }

  Path nginxErrorLog() {
    return files.nginxErrorLog();
  }

  /** The page's address. */
  URI page() {
    return page;
  }

  /** Builds the extension without its fault and starts php-fpm anew, as a developer's fix does. */
  void repair(LiveHost host) throws IOException, InterruptedException {
    phpFpm.close();
    Files.deleteIfExists(files.phpFpmSocket());
    phpFpm = startPhpFpm(host, files, "-DREPAIRED");
  }

  /** One view of the page; answers the status. */
  int request() throws IOException {
    HttpURLConnection connection = (HttpURLConnection) page.toURL().openConnection();
    connection.setConnectTimeout(2_000);
    connection.setReadTimeout(5_000);
    try {
      return connection.getResponseCode();
    } finally {
      connection.disconnect();
    }
  }

  @Override
  public void close() throws IOException {
    Runtime.getRuntime().removeShutdownHook(atExit);
    endDaemons();
    files.close();
  }

  private void endDaemons() {
    nginx.close();
    phpFpm.close();
  }

  private void reach(State state) throws IOException, InterruptedException {
    if (state == State.YOUNG) {
      requestUntil(() -> everyWorkerHolds(YOUNG_DESCRIPTORS));
      return;
    }
    requestUntil(() -> errorsAreLogged() && allFull() && allFullAtRest());
    if (state == State.ROOM_LEFT) {
      long worker = replaceOneWorker();
      requestUntil(() -> Descriptors.count(worker) >= DESCRIPTOR_LIMIT / 2);
    }
  }

  /** A worker that waits for a request keeps one descriptor free: the connection it will accept. */
  private boolean allFull() throws IOException {
    return everyWorkerHolds(DESCRIPTOR_LIMIT - 1);
  }

  private boolean everyWorkerHolds(int descriptors) throws IOException {
    for (long worker : workers()) {
      if (Descriptors.count(worker) < descriptors) {
        return false;
      }
    }
    return true;
  }

  /** A worker may still hold the connection of the request that was just answered. */
  private boolean allFullAtRest() throws IOException, InterruptedException {
    Thread.sleep(100);
    return allFull();
  }

  private boolean errorsAreLogged() throws IOException {
    return Files.readString(nginxErrorLog()).contains(SYMPTOM);
  }

  /** Ends one worker, as an operator's first aid does; the pool puts a fresh one in its place. */
  private long replaceOneWorker() throws IOException, InterruptedException {
    List<Long> before = workers();
    ProcessHandle.of(before.get(0)).ifPresent(ProcessHandle::destroy);
    List<Long> fresh = new ArrayList<>();
    phpFpm.awaitReady(
        () -> {
          List<Long> now = workers();
          fresh.clear();
          now.stream().filter(pid -> !before.contains(pid)).forEach(fresh::add);
          return now.size() == WORKERS && !now.contains(before.get(0)) && !fresh.isEmpty();
        });
    return fresh.get(0);
  }

  private void requestUntil(Condition reached) throws IOException, InterruptedException {
    int requests = 0;
    while (!reached.holds()) {
      if (requests++ >= MOST_REQUESTS) {
        throw new IllegalStateException(requests + " requests did not reach the incident's state");
      }
      request();
    }
  }

  private static Daemon startPhpFpm(LiveHost host, IncidentFiles files, String... macros)
      throws IOException, InterruptedException {
    Path library = PhpExtension.compile(host, files.root(), macros);
    Daemon daemon =
        Daemon.start(
            files.outputOf("php-fpm"),
            List.of(
                host.phpFpm().toString(),
                "--nodaemonize",
                "--no-php-ini",
                "--define",
                "zend_extension=opcache",
                "--define",
                "extension=" + library,
                "--fpm-config",
                files.phpFpmConfiguration().toString()));
    daemon.awaitReady(
        () -> Files.exists(files.phpFpmSocket()) && daemon.workers().size() == WORKERS);
    return daemon;
  }

  private static Daemon startNginx(LiveHost host, IncidentFiles files, int port)
      throws IOException, InterruptedException {
    Daemon daemon =
        Daemon.start(
            files.outputOf("nginx"),
            List.of(host.nginx().toString(), "-c", files.nginxConfiguration().toString()));
    daemon.awaitReady(() -> accepts(port));
    return daemon;
  }

  private static boolean accepts(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void closeAll(Daemon nginx, Daemon phpFpm, IncidentFiles files)
      throws IOException {
    if (nginx != null) {
      nginx.close();
    }
    if (phpFpm != null) {
      phpFpm.close();
    }
    files.close();
  }

  @FunctionalInterface
  private interface Condition {
    boolean holds() throws IOException, InterruptedException;
  }
}
