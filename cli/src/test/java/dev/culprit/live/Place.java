package dev.culprit.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/** A copy of the program in a place that everybody may read, and users and namespaces to run it. */
final class Place {

  /** The user nobody, with none of root's groups and powers. */
  static final List<String> AS_NOBODY =
      List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");

  /** Processes, mounts and network of its own, as in a container. */
  static final List<String> IN_A_CONTAINER =
      List.of("unshare", "--pid", "--mount", "--net", "--fork", "--mount-proc");

  private Place() {}

  /** Copies the program, and opens the folder to everybody. */
  static Path copy(Path folder) throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path home = folder.resolve("culprit");
    try (Stream<Path> all = Files.walk(Program.HOME)) {
      for (Path from : all.toList()) {
        Path to = home.resolve(Program.HOME.relativize(from).toString());
        Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
    return home;
  }

  /** Skips the calling test (or fails it, see {@link LiveHost}) where a wrapper cannot be used. */
  static void require(List<String> wrapper) throws InterruptedException {
    boolean works;
    try {
      List<String> command = new java.util.ArrayList<>(wrapper);
      command.add("true");
      works = new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException missing) {
      works = false;
    }
    LiveHost.requireThat(works, String.join(" ", wrapper) + " cannot be run here");
  }
}
