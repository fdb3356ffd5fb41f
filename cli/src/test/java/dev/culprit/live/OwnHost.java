package dev.culprit.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * A small host within this one: processes, mounts, network, name and logs of its own. A fault that
 * is made in it is seen by nobody else, and what the machine suffers otherwise is not seen in it.
 * All that was started in it ends with it, and its mounts, addresses and filters go along.
 */
final class OwnHost implements AutoCloseable {

  private static final List<String> NAMESPACES =
      List.of("--mount", "--pid", "--net", "--ipc", "--uts");

  /**
   * /sys shows the devices of the network namespace in which it was mounted. When whoever tests is
   * gone, be it killed, its end of standard input is closed, and the host ends.
   */
  private static final String FIRST_PROCESS =
      """
      set -e
      hostname shop01
      ip link set lo up
      mount -t tmpfs none /mnt && mkdir /mnt/cgroup
      mount --rbind /sys/fs/cgroup /mnt/cgroup
      mount -t sysfs none /sys && mount --rbind /mnt/cgroup /sys/fs/cgroup
      mount -t tmpfs none /run
      names=$(readlink -m /etc/resolv.conf)
      mkdir -p "${names%/*}" && touch "$names" /run/names && mount --bind /run/names "$names"
      mount -t tmpfs none /var/log
      mkdir /var/log/nginx /var/log/postgresql /var/log/supervisor
      echo "$(date '+%b %e %H:%M:%S') shop01 cron[80]: (CRON) INFO (Running @reboot jobs)" > /var/log/syslog
      exec 3<&0
      (cat <&3 > /dev/null; touch /run/over) &
      touch /run/ready
      while [ ! -e /run/over ]; do sleep 1; done
      """;

  private final Path folder;
  private final Daemon holder;
  private final List<Daemon> daemons = new ArrayList<>();
  private final List<String[]> undo = new ArrayList<>();
  private long first;

  private OwnHost(Path folder, Daemon holder) {
    this.folder = folder;
    this.holder = holder;
  }

  /**
   * Starts a host; skips the calling test (or fails it, see {@link LiveHost}) where this one lets
   * nobody have namespaces.
   *
   * @param folder where its services lie, which is the same in both hosts
   */
  static OwnHost start(Path folder) throws IOException, InterruptedException {
    LiveHost.requireThat("root".equals(System.getProperty("user.name")), "this is not root");
    List<String> unshare = new ArrayList<>(List.of("unshare"));
    unshare.addAll(NAMESPACES);
    unshare.addAll(List.of("--propagation", "private", "--fork", "--kill-child", "--mount-proc"));
    Place.require(unshare);
    unshare.addAll(List.of("sh", "-c", FIRST_PROCESS));
    OwnHost host = new OwnHost(folder, Daemon.start(folder.resolve("host.out"), unshare));
    host.holder.awaitReady(host::isReady);
    return host;
  }

  private boolean isReady() {
    List<Long> children = holder.workers();
    first = children.isEmpty() ? 0 : children.get(0);
    return first > 0 && Files.exists(path("/run/ready"));
  }

  /** Where a file of the host is seen from outside. */
  Path path(String absolute) {
    return Path.of("/proc", String.valueOf(first), "root").resolve(absolute.substring(1));
  }

  /** The words that put a command into the host. */
  List<String> wrapper() {
    List<String> words = new ArrayList<>(List.of("nsenter", "--target", String.valueOf(first)));
    words.addAll(NAMESPACES);
    words.add("--");
    return words;
  }

  /** Starts a service, whose output goes to a file beside it, and does not wait for it. */
  Daemon daemon(String... command) throws IOException {
    List<String> words = wrapper();
    words.addAll(List.of(command));
    Path output = folder.resolve("service-" + daemons.size() + ".out");
    Daemon daemon = Daemon.start(output, words);
    daemons.add(daemon);
    return daemon;
  }

  /** Starts a script in Python. */
  Daemon script(String name, String text, String... arguments) throws IOException {
    Path file = Files.writeString(folder.resolve(name), text);
    List<String> words = new ArrayList<>(List.of(LeakyScript.python().toString(), file.toString()));
    words.addAll(List.of(arguments));
    return daemon(words.toArray(new String[0]));
  }

  /**
   * Runs a command to its end.
   *
   * @return what it printed
   * @throws IllegalStateException where it fails
   */
  String run(String... command) throws IOException, InterruptedException {
    List<String> words = wrapper();
    words.addAll(List.of(command));
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(String.join(" ", command) + ": " + said);
    }
    return said;
  }

  /** Runs a command when the host is closed, before its processes end. */
  void atClose(String... command) {
    undo.add(command);
  }

  /** Waits until something is so; ten seconds at most, and not beyond the service's end. */
  void await(Daemon service, BooleanSupplier ready) throws IOException, InterruptedException {
    service.awaitReady(ready);
  }

  /** Waits until a service has ended by itself. */
  void awaitEnd(Daemon service) throws IOException, InterruptedException {
    holder.awaitReady(() -> ProcessHandle.of(service.pid()).isEmpty());
  }

  /** Whether a file of the host holds a text. */
  boolean says(String file, String text) {
    return count(file, text) > 0;
  }

  /** How many lines of a file of the host hold a text. */
  long count(String file, String text) {
    try {
      Path seen = file.startsWith("/proc/net/") ? own(file) : path(file);
      return Files.readAllLines(seen).stream().filter(line -> line.contains(text)).count();
    } catch (IOException notYet) {
      return 0;
    }
  }

  /** /proc/net is the reader's own; that of the host is its first process'. */
  private Path own(String file) {
    return Path.of("/proc", String.valueOf(first), file.substring("/proc/".length()));
  }

  /** Whether a process with these words sleeps where no signal reaches it. */
  boolean hangs(String words) {
    try {
      return run("ps", "-eo", "stat,args")
          .lines()
          .anyMatch(row -> row.startsWith("D") && row.contains(words));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** What the program says from within. */
  Answer diagnosed(String... more) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of("diagnose", "--quiet", "--format", "json"));
    words.addAll(List.of(more));
    return Program.within(wrapper(), words.toArray(new String[0])).answer();
  }

  @Override
  public void close() throws IOException {
    try {
      for (String[] command : undo) {
        run(command);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      daemons.forEach(Daemon::close);
      holder.close();
    }
  }
}
