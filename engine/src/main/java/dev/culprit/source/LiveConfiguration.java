package dev.culprit.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Configuration that bears on outages: in its usual places, and where running daemons say that
 * theirs is.
 */
final class LiveConfiguration {

  private static final List<String> FOLDERS =
      List.of(
          "/etc/nginx",
          "/etc/nginx/conf.d",
          "/etc/nginx/sites-enabled",
          "/etc/haproxy",
          "/etc/keepalived",
          "/etc/php-fpm.d",
          "/etc/security/limits.d");

  private static final List<String> FILES =
      List.of(
          "/etc/security/limits.conf",
          "/etc/resolv.conf",
          "/etc/hosts",
          "/etc/passwd",
          "/etc/php-fpm.conf");

  private static final Pattern NAMED_BY_DAEMON =
      Pattern.compile(
          "(?:^|\\s)(?:-c|-f|-y|--fpm-config)[ =]?(/\\S+)|master process \\((/\\S+)\\)");

  private static final Pattern INCLUDE =
      Pattern.compile("^\\s*include\\s*=?\\s*(/[^;*\\s]+?);?\\s*$", Pattern.MULTILINE);

  /** Nobody writes a longer one by hand. */
  private static final long MOST_BYTES = 1 << 20;

  private final LiveRoot root;
  private final LiveOut out;

  LiveConfiguration(LiveRoot root, LiveOut out) {
    this.root = root;
    this.out = out;
  }

  void read(Map<Integer, String> commandLines) {
    TreeSet<String> files = new TreeSet<>(FILES);
    FOLDERS.forEach(folder -> root.names(folder).forEach(name -> files.add(folder + "/" + name)));
    for (String version : root.names("/etc/php")) {
      String pools = "/etc/php/" + version + "/fpm/pool.d";
      root.names(pools).forEach(name -> files.add(pools + "/" + name));
    }
    for (String line : commandLines.values()) {
      if (line.contains("nginx") || line.contains("php-fpm") || line.contains("haproxy")) {
        Matcher named = NAMED_BY_DAEMON.matcher(line);
        while (named.find()) {
          withIncludes(named.group(1) == null ? named.group(2) : named.group(1), files);
        }
      }
    }
    files.forEach(this::hand);
  }

  private void withIncludes(String file, Set<String> files) {
    files.add(file);
    try {
      Path path = root.at(file);
      if (Files.isRegularFile(path) && Files.size(path) <= MOST_BYTES) {
        Matcher include = INCLUDE.matcher(Files.readString(path));
        while (include.find()) {
          files.add(include.group(1));
        }
      }
    } catch (IOException e) {
      out.skip(file, LiveFile.reason(e));
    }
  }

  private void hand(String file) {
    try {
      Path path = root.at(file);
      if (Files.isRegularFile(path) && Files.size(path) > 0 && Files.size(path) <= MOST_BYTES) {
        byte[] bytes = Files.readAllBytes(path);
        out.file(file, 0, Content.of(bytes));
      }
    } catch (IOException e) {
      if (root.isFile(file)) {
        out.skip(file, LiveFile.reason(e));
      }
    }
  }
}
