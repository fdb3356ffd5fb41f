package dev.culprit.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * When configuration, tables of schedulers and a site's own code were last changed: what {@code ls
 * -l --time-style=full-iso} would print of them, and the logs of git checkouts.
 */
final class LiveChanges {

  private static final List<String> FOLDERS =
      List.of(
          "/etc/cron.d",
          "/etc/cron.hourly",
          "/etc/cron.daily",
          "/var/spool/cron",
          "/var/spool/cron/crontabs",
          "/etc/nginx/conf.d",
          "/etc/nginx/sites-enabled",
          "/etc/apache2/sites-enabled",
          "/etc/httpd/conf.d",
          "/etc/haproxy",
          "/etc/mysql/conf.d",
          "/etc/sysctl.d",
          "/etc/security/limits.d",
          "/etc/systemd/system");

  private static final List<String> FILES =
      List.of(
          "/etc/crontab",
          "/etc/sysctl.conf",
          "/etc/fstab",
          "/etc/nginx/nginx.conf",
          "/etc/my.cnf",
          "/etc/security/limits.conf");

  /** How far above a process' working folder the root of its code is sought. */
  private static final int LEVELS = 3;

  /** Of a git log its end is read. */
  private static final int LOG = 64 * 1024;

  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private static final DateTimeFormatter FULL_ISO =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSSSSS xx", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private static final Pattern OF_THE_SYSTEM =
      Pattern.compile("/(?:proc|sys|dev|run|tmp|root|boot|usr/s?bin|var/(?:lib|spool))(?:/.*)?");

  private final LiveRoot root;
  private final LiveOut out;

  LiveChanges(LiveRoot root, LiveOut out) {
    this.root = root;
    this.out = out;
  }

  /**
   * Reads them.
   *
   * @param pids the processes in whose working folders code is sought
   */
  void read(Collection<Integer> pids) {
    TreeSet<String> files = new TreeSet<>(FILES);
    FOLDERS.forEach(folder -> root.names(folder).forEach(name -> files.add(folder + "/" + name)));
    List<String> folders = List.copyOf(codeFolders(pids));
    for (String folder : folders) {
      for (String name : List.of("current", "live", "active", "release")) {
        files.add((folder.equals("/") ? "" : folder) + "/" + name);
      }
    }
    StringBuilder rows = new StringBuilder();
    List<String> listed = List.copyOf(files);
    LiveCrew.all(listed.size(), i -> row(listed.get(i)), PATIENCE, i -> "").forEach(rows::append);
    if (rows.length() > 0) {
      out.command("ls -l --time-style=full-iso", 0, rows.toString());
    }
    List<Content> logs =
        LiveCrew.all(folders.size(), i -> reflog(folders.get(i)), PATIENCE, i -> Content.of(""));
    for (int i = 0; i < logs.size(); i++) {
      hand(folders.get(i) + "/.git/logs/HEAD", logs.get(i));
    }
  }

  private void hand(String file, Content log) {
    try (var in = log.open()) {
      if (in.read() >= 0) {
        out.file(file, 0, log);
      }
    } catch (IOException inMemory) {
      out.skip(file, LiveFile.reason(inMemory));
    }
  }

  /** The folders in which processes work, and some above them; those of the system have no code. */
  private Set<String> codeFolders(Collection<Integer> pids) {
    TreeSet<String> folders = new TreeSet<>();
    Set<String> seen = new HashSet<>();
    for (int pid : pids) {
      String at = LiveRoot.link(root.proc(pid + "/cwd"));
      boolean fresh = seen.add(at);
      for (int level = 0; level < LEVELS && fresh && isCode(at); level++) {
        folders.add(at);
        at = at.substring(0, at.lastIndexOf('/'));
      }
    }
    return folders;
  }

  private static boolean isCode(String folder) {
    return folder.startsWith("/")
        && folder.length() > 1
        && !OF_THE_SYSTEM.matcher(folder).matches()
        && !folder.endsWith(" (deleted)");
  }

  private Content reflog(String folder) {
    try {
      Path log = root.at(folder + "/.git/logs/HEAD");
      if (!Files.isRegularFile(log)) {
        return Content.of("");
      }
      List<String> lines = Files.readAllLines(log);
      List<String> last =
          new ArrayList<>(lines.subList(Math.max(0, lines.size() - 50), lines.size()));
      String text = String.join("\n", last);
      return Content.of(text.length() > LOG ? "" : text + "\n");
    } catch (IOException notText) {
      return Content.of("");
    }
  }

  private String row(String path) {
    try {
      PosixFileAttributes file =
          Files.readAttributes(root.at(path), PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      boolean link = file.isSymbolicLink();
      if (!link && !file.isRegularFile()) {
        return "";
      }
      String target = link ? " -> " + ProcSections.harmless(LiveRoot.link(root.at(path))) : "";
      return String.format(
          Locale.ROOT,
          "%s 1 %s %s %d %s %s%s%n",
          link ? "lrwxrwxrwx" : "-rw-r--r--",
          file.owner().getName(),
          file.group().getName(),
          file.size(),
          FULL_ISO.format(file.lastModifiedTime().toInstant()),
          ProcSections.harmless(path),
          target);
    } catch (IOException notThere) {
      return "";
    }
  }
}
