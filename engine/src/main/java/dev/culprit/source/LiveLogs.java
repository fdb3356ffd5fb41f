package dev.culprit.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Logs of a live host: the usual ones below /var/log, and those that running daemons hold open. */
final class LiveLogs {

  /** Of each log its end is read; what is older is seldom about now. */
  private static final long TAIL = 32L << 20;

  /** Logs that are read at most. */
  private static final int MOST_LOGS = 200;

  /** A log that was not written to for so long is not about what happens now. */
  private static final Duration FRESH = Duration.ofDays(1);

  /** How deep below /var/log logs are sought. */
  private static final int DEPTH = 3;

  private static final Pattern WORTH_READING =
      Pattern.compile(
          "(?:.*/)?(?:syslog|messages|kern\\.log|daemon\\.log|dmesg|dpkg\\.log|yum\\.log|dnf[^/]*\\.log|history\\.log"
              + "|cron|auth\\.log|secure|[^/]*error[^/]*|[^/]*access[^/]*|(?:nginx|apache2|httpd|php[^/]*|mysql|mariadb"
              + "|postgresql|redis|haproxy|supervisor|rabbitmq|tomcat[^/]*)(?:/[^/]+|[^/]*))(?:\\.1)?");

  private final LiveRoot root;
  private final LiveOut out;

  LiveLogs(LiveRoot root, LiveOut out) {
    this.root = root;
    this.out = out;
  }

  void read(List<ProcDescriptors> processes) {
    TreeSet<String> logs = new TreeSet<>();
    collect("/var/log", DEPTH, logs);
    for (ProcDescriptors process : processes) {
      logs.addAll(process.logs());
    }
    List<String> kept = new ArrayList<>(logs);
    if (kept.size() > MOST_LOGS) {
      out.skip("/var/log", "of " + kept.size() + " logs only " + MOST_LOGS + " were read");
      kept = kept.subList(0, MOST_LOGS);
    }
    kept.forEach(this::read);
  }

  /** By its name alone; a host has a hundred thousand of them, so no expression is asked. */
  static boolean isHeldLog(String target) {
    if (!target.startsWith("/")
        || target.startsWith("/proc/")
        || target.startsWith("/dev/")
        || target.startsWith("/sys/")
        || target.indexOf('\n') >= 0) {
      return false;
    }
    int slash = target.lastIndexOf('/');
    boolean inLogs = target.startsWith("/log", slash - 4) || target.startsWith("/logs", slash - 5);
    return target.endsWith(".log")
        || target.endsWith("/error_log")
        || target.endsWith("/access_log")
        || (inLogs && slash < target.length() - 1);
  }

  private void collect(String folder, int depth, Set<String> logs) {
    for (String name : root.names(folder)) {
      String path = folder + "/" + name;
      if (root.isFolder(path) && depth > 1) {
        collect(path, depth - 1, logs);
      } else if (WORTH_READING.matcher(path.substring("/var/log/".length())).matches()
          || isFreshLog(path)) {
        logs.add(path);
      }
    }
  }

  /** A program's own log of which nobody told, and to which it still writes. */
  private boolean isFreshLog(String path) {
    try {
      return (path.endsWith(".log") || path.endsWith(".err"))
          && Files.getLastModifiedTime(root.at(path))
              .toInstant()
              .isAfter(Instant.now().minus(FRESH));
    } catch (IOException gone) {
      return false;
    }
  }

  private void read(String log) {
    try {
      Path path = root.at(log);
      if (!Files.isRegularFile(path)) {
        return;
      }
      long size = Files.size(path);
      if (size == 0) {
        return;
      }
      out.file(log, log, 0, () -> tail(path, size));
      if (size > TAIL) {
        out.skip(log, "only its last " + (TAIL >> 20) + " MiB were read");
      }
    } catch (IOException e) {
      out.skip(log, LiveFile.reason(e));
    }
  }

  private static InputStream tail(Path path, long size) throws IOException {
    return new PlainFile(path).openAt(Math.max(0, size - TAIL));
  }
}
