package dev.culprit.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A control group of this test's own, of version 1 or 2, whichever the host has. It is on the whole
 * machine's tree, and closing it ends what is left in it and removes it.
 */
final class Cgroup implements AutoCloseable {

  private static final Path TOP = Path.of("/sys/fs/cgroup");

  private final Path folder;
  private final boolean unified;

  private Cgroup(Path folder, boolean unified) {
    this.folder = folder;
    this.unified = unified;
  }

  /**
   * Makes one; skips the calling test (or fails it, see {@link LiveHost}) where that is not
   * allowed.
   *
   * @param controller {@code memory} or {@code cpu}
   */
  static Cgroup of(String controller) throws IOException {
    boolean unified = Files.exists(TOP.resolve("cgroup.controllers"));
    Path tree = unified ? TOP : TOP.resolve(controller);
    LiveHost.requireThat(Files.isWritable(tree), "no control group of " + controller + " here");
    if (unified) {
      Files.writeString(tree.resolve("cgroup.subtree_control"), "+" + controller);
    }
    Path folder = tree.resolve("culprit-it-" + ProcessHandle.current().pid());
    return new Cgroup(Files.createDirectories(folder), unified);
  }

  /** The group's path below the top of its tree. */
  String path() {
    return "/" + folder.getFileName();
  }

  void limitMemory(long bytes) throws IOException {
    set(unified ? "memory.max" : "memory.limit_in_bytes", String.valueOf(bytes));
  }

  /** Lets it run for so many of each 100 ms. */
  void limitTime(int millis) throws IOException {
    if (unified) {
      set("cpu.max", millis * 1000 + " 100000");
    } else {
      set("cpu.cfs_period_us", "100000");
      set("cpu.cfs_quota_us", String.valueOf(millis * 1000));
    }
  }

  /** The shell's words that begin a command within the group. */
  List<String> wrapper() {
    String join = "echo $$ > " + folder.resolve("cgroup.procs") + " && exec \"$@\"";
    return List.of("sh", "-c", join, "sh");
  }

  /** A number behind a key, such as {@code oom_kill} of memory.events; 0 where there is none. */
  long count(String key) {
    try {
      for (String file : List.of("memory.events", "memory.oom_control", "cpu.stat")) {
        for (String line : Files.exists(folder.resolve(file)) ? lines(file) : List.<String>of()) {
          if (line.startsWith(key + " ")) {
            return Long.parseLong(line.substring(key.length() + 1));
          }
        }
      }
      return 0;
    } catch (IOException gone) {
      return 0;
    }
  }

  private List<String> lines(String file) throws IOException {
    return Files.readAllLines(folder.resolve(file));
  }

  private void set(String file, String value) throws IOException {
    Files.writeString(folder.resolve(file), value);
  }

  @Override
  public void close() throws IOException {
    try {
      for (int tries = 0; tries < 100 && !lines("cgroup.procs").isEmpty(); tries++) {
        lines("cgroup.procs").stream()
            .map(Long::valueOf)
            .forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
        Thread.sleep(50);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Files.delete(folder);
  }
}
