package dev.culprit.packages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A Debian of the least possible size in a folder of its own: no Java, nothing of this machine. It
 * is bootstrapped once for all tests. Commands see its files, a /proc, and nothing else.
 */
final class CleanRoot {

  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "PATH", "/usr/sbin:/usr/bin:/sbin:/bin",
          "LANG", "C.UTF-8",
          "HOME", "/root",
          "DEBIAN_FRONTEND", "noninteractive");

  private static final String ENTER = "mount -t proc proc \"$0/proc\" && exec chroot \"$0\" \"$@\"";

  private final Path folder;

  private CleanRoot(Path folder) {
    this.folder = folder;
  }

  /** The root; skips the calling test where none can be had. */
  static synchronized CleanRoot get() throws IOException, InterruptedException {
    Path folder = Packed.folder().resolve("root").toAbsolutePath();
    Path done = Packed.folder().resolve("root.done");
    if (!Files.exists(done)) {
      Packed.require(Files.isWritable(Path.of("/proc/sys/kernel/hostname")), "not root");
      Packed.require(Files.isExecutable(Path.of("/usr/bin/mmdebstrap")), "no mmdebstrap");
      Shell.run(List.of("rm", "-rf", folder.toString()));
      Shell made =
          Shell.run(
              List.of(
                  "mmdebstrap",
                  "--mode=root",
                  "--variant=minbase",
                  "--include=zsh",
                  "bookworm",
                  folder.toString()));
      Packed.require(made.code() == 0, "no root could be bootstrapped: " + made.out());
      Files.createFile(done);
    }
    return new CleanRoot(folder);
  }

  /** Runs a command inside. */
  Shell run(String... command) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of("unshare", "--mount", "sh", "-c", ENTER));
    all.add(folder.toString());
    all.addAll(List.of(command));
    return Shell.run(all, ENVIRONMENT);
  }

  /** Runs a line of a shell inside. */
  Shell shell(String line) throws IOException, InterruptedException {
    return run("sh", "-c", line);
  }

  /** Lets names be resolved inside as they are outside. */
  void connect() throws IOException {
    Path resolver = Path.of("/etc/resolv.conf");
    Packed.require(Files.isReadable(resolver), "no network");
    Files.copy(resolver, folder.resolve("etc/resolv.conf"), StandardCopyOption.REPLACE_EXISTING);
  }

  /** Copies a file to the root's /tmp and gives its path inside. */
  String take(Path file) throws IOException {
    Path copy = folder.resolve("tmp").resolve(file.getFileName().toString());
    Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
    return "/tmp/" + file.getFileName();
  }
}
