package dev.culprit.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * What else an operator would suspect: PHP was upgraded yesterday, and somebody raised the limit in
 * limits.conf.
 *
 * <p>Both are files of the test's own that stand, for the program under test alone, where the
 * host's files are: it runs in a mount namespace of its own. The host's files stay as they are.
 */
final class Decoys {

  private static final String LIMITS =
      """
      # raised after the first outage
      www-data soft nofile 65535
      www-data hard nofile 65535
      """;

  private static final String UPGRADE =
      """
      %1$s 03:10:01 startup archives unpack
      %1$s 03:10:02 upgrade php8.2-fpm:amd64 8.2.20-1~deb12u1 8.2.24-1~deb12u1
      %1$s 03:10:05 status installed php8.2-fpm:amd64 8.2.24-1~deb12u1
      """;

  private static final String SCRIPT =
      "mount --bind \"$1\" /var/log/dpkg.log"
          + " && mount --bind \"$2\" /etc/security/limits.conf && shift 2 && exec \"$@\"";

  private final Path dpkgLog;
  private final Path limits;

  private Decoys(Path dpkgLog, Path limits) {
    this.dpkgLog = dpkgLog;
    this.limits = limits;
  }

  /** Writes the files into a folder that is the test's. */
  static Decoys in(Path folder) throws IOException {
    Path dpkgLog = folder.resolve("dpkg.log");
    Path limits = folder.resolve("limits.conf");
    String yesterday =
        LocalDateTime.now(ZoneId.systemDefault())
            .minusDays(1)
            .format(DateTimeFormatter.ofPattern("yyyy-MM-dd"));
    Files.writeString(dpkgLog, UPGRADE.formatted(yesterday));
    Files.writeString(limits, LIMITS);
    return new Decoys(dpkgLog, limits);
  }

  /** Whether this host has the files and lets a program have mounts of its own. */
  boolean possible() throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(wrapper());
    command.add("true");
    return new ProcessBuilder(command).start().waitFor() == 0;
  }

  /** The words before the program's own. */
  List<String> wrapper() {
    return List.of(
        "unshare",
        "--mount",
        "--propagation",
        "private",
        "sh",
        "-c",
        SCRIPT,
        "sh",
        dpkgLog.toString(),
        limits.toString());
  }
}
