package dev.culprit.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
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

  /** How deep below /var/log logs are sought. */
  private static final int DEPTH = 3;

  private static final Pattern WORTH_READING =
      Pattern.compile(
          "(?:.*/)?(?:syslog|messages|kern\\.log|daemon\\.log|dmesg|dpkg\\.log|yum\\.log|dnf[^/]*\\.log|history\\.log"
              + "|cron|auth\\.log|secure|[^/]*error[^/]*|[^/]*access[^/]*|(?:nginx|apache2|httpd|php[^/]*|mysql|mariadb"
              + "|postgresql|redis|haproxy|supervisor|rabbitmq|tomcat[^/]*)(?:/[^/]+|[^/]*))(?:\\.1)?");

  private static final Pattern HELD_LOG =
      Pattern.compile("/(?!proc/|dev/|sys/).*(?:\\.log|/(?:error|access)_log|/logs?/[^/]+)");

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
      for (ProcDescriptors.Link link : process.links()) {
        if (HELD_LOG.matcher(link.target()).matches()) {
          logs.add(link.target());
        }
      }
    }
    List<String> kept = new ArrayList<>(logs);
    if (kept.size() > MOST_LOGS) {
      out.skip("/var/log", "of " + kept.size() + " logs only " + MOST_LOGS + " were read");
      kept = kept.subList(0, MOST_LOGS);
    }
    kept.forEach(this::read);
  }

  private void collect(String folder, int depth, Set<String> logs) {
    for (String name : root.names(folder)) {
      String path = folder + "/" + name;
      if (root.isFolder(path) && depth > 1) {
        collect(path, depth - 1, logs);
      } else if (WORTH_READING.matcher(path.substring("/var/log/".length())).matches()) {
        logs.add(path);
      }
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
