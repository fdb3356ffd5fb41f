package dev.culprit.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The kernel's own figures and settings. */
final class LiveKernel {

  private static final List<String> MOVING =
      List.of(
          "uptime",
          "stat",
          "meminfo",
          "vmstat",
          "diskstats",
          "loadavg",
          "sys/fs/file-nr",
          "sys/fs/inode-nr",
          "sys/net/netfilter/nf_conntrack_count",
          "pressure/cpu",
          "pressure/io",
          "pressure/memory");

  private static final List<String> STEADY =
      List.of(
          "swaps",
          "buddyinfo",
          "version",
          "locks",
          "cmdline",
          "mdstat",
          "filesystems",
          "sysvipc/shm",
          "sysvipc/sem",
          "sysvipc/msg",
          "modules");

  /** Folders below /proc/sys whose files are settings that bear on outages. */
  private static final List<String> FOLDERS =
      List.of(
          "fs",
          "fs/inotify",
          "fs/epoll",
          "fs/mqueue",
          "kernel",
          "net/core",
          "net/ipv4",
          "net/ipv4/neigh/default",
          "net/netfilter",
          "net/unix",
          "vm");

  /** Of the folders that hold hundreds, the names that matter. */
  private static final Pattern KERNEL =
      Pattern.compile(
          "pid_max|threads-max|panic.*|hung_task_.*|softlockup_panic|sem|shm.*|msg.*|core_pattern"
              + "|core_uses_pid|keys|osrelease|hostname|numa_balancing|sched_autogroup_enabled"
              + "|tainted|dmesg_restrict|unprivileged_userns_clone");

  private static final Set<String> HEAVY_OR_SECRET =
      Set.of("stat_refresh", "compact_memory", "drop_caches", "tcp_fastopen_key");

  private static final int LONGEST = 4096;

  private final LiveRoot root;
  private final LiveOut out;

  LiveKernel(LiveRoot root, LiveOut out) {
    this.root = root;
    this.out = out;
  }

  /** What changes from second to second. */
  void readMoving(int sample) {
    for (String file : MOVING) {
      out.kernel("/proc/" + file, root.proc(file), sample);
    }
  }

  /** What stays as it is while we look. */
  void readSteady() {
    out.kernel("/proc/mounts", root.proc(root.viewer() + "/mounts"), 0);
    for (String file : STEADY) {
      out.kernel("/proc/" + file, root.proc(file), 0);
    }
    readSettings();
  }

  private void readSettings() {
    StringBuilder lines = new StringBuilder();
    for (String folder : FOLDERS) {
      try {
        for (String name : LiveRoot.names(root.proc("sys/" + folder))) {
          if (matters(folder, name)) {
            add(folder + "/" + name, lines);
          }
        }
      } catch (IOException notInThisKernel) {
        // a kernel without conntrack has no such folder
      }
    }
    if (!lines.isEmpty()) {
      out.command("sysctl -a", 0, lines.toString());
    }
  }

  private static boolean matters(String folder, String name) {
    return !HEAVY_OR_SECRET.contains(name)
        && (!folder.equals("kernel") || KERNEL.matcher(name).matches());
  }

  private void add(String file, StringBuilder lines) {
    Path path = root.proc("sys/" + file);
    if (!Files.isRegularFile(path)) {
      return;
    }
    try {
      String value = new String(LiveFile.read(path, LONGEST), StandardCharsets.UTF_8);
      String name = file.replace('/', '.');
      for (String line : value.split("\n", -1)) {
        if (!line.isEmpty()) {
          lines.append(name).append(" = ").append(ProcSections.harmless(line)).append('\n');
        }
      }
    } catch (IOException onlyWritten) {
      // some settings can be written only
    }
  }
}
