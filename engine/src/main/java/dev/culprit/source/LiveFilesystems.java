package dev.culprit.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * How full the mounted filesystems are, as {@code df -kP} would say it; one that hangs is not
 * waited for.
 */
final class LiveFilesystems {

  private static final Set<String> WITHOUT_BLOCKS =
      Set.of(
          "proc",
          "sysfs",
          "cgroup",
          "cgroup2",
          "devpts",
          "mqueue",
          "debugfs",
          "tracefs",
          "securityfs",
          "pstore",
          "bpf",
          "fusectl",
          "configfs",
          "binfmt_misc",
          "hugetlbfs",
          "rpc_pipefs",
          "nsfs",
          "autofs",
          "efivarfs",
          "devtmpfs");

  private static final Set<String> MAY_HANG =
      Set.of("nfs", "nfs4", "cifs", "smb3", "9p", "ceph", "glusterfs");

  /** A local filesystem answers in microseconds. */
  private static final long PATIENCE_MILLIS = 1000;

  private final LiveRoot root;
  private final LiveOut out;

  LiveFilesystems(LiveRoot root, LiveOut out) {
    this.root = root;
    this.out = out;
  }

  void read() {
    StringBuilder table =
        new StringBuilder("Filesystem 1024-blocks Used Available Capacity Mounted on\n");
    int before = table.length();
    try {
      byte[] mounts = LiveFile.read(root.proc(root.viewer() + "/mounts"), LiveFile.MOST);
      new String(mounts, StandardCharsets.UTF_8).lines().forEach(line -> add(line, table));
    } catch (IOException e) {
      out.skip("/proc/mounts", LiveFile.reason(e));
    }
    if (table.length() > before) {
      out.command("df -kP", 0, table.toString());
    }
  }

  private void add(String line, StringBuilder table) {
    String[] words = line.split(" ", 4);
    if (words.length < 4 || WITHOUT_BLOCKS.contains(words[2])) {
      return;
    }
    String mount = words[1].replace("\\040", " ");
    if (MAY_HANG.contains(words[2]) || words[2].startsWith("fuse")) {
      out.skip(mount, "it is a " + words[2] + " filesystem, which may hang, so nobody asked it");
      return;
    }
    try {
      String row =
          CompletableFuture.supplyAsync(() -> row(words[0], mount), LiveFilesystems::start)
              .get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
      table.append(row);
    } catch (TimeoutException e) {
      out.skip(mount, "the filesystem did not answer within a second");
    } catch (ExecutionException e) {
      out.skip(mount, "the filesystem could not be asked");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "df");
    thread.setDaemon(true);
    thread.start();
  }

  private String row(String device, String mount) {
    try {
      Path path = root.at(mount);
      if (!Files.isDirectory(path)) {
        return "";
      }
      FileStore store = Files.getFileStore(path);
      long total = store.getTotalSpace() / 1024;
      if (total == 0) {
        return "";
      }
      long used = total - store.getUnallocatedSpace() / 1024;
      long available = store.getUsableSpace() / 1024;
      long usable = used + available;
      long percent = usable == 0 ? 0 : (used * 100 + usable - 1) / usable;
      return String.format(
          Locale.ROOT, "%s %d %d %d %d%% %s%n", device, total, used, available, percent, mount);
    } catch (IOException gone) {
      return "";
    }
  }
}
