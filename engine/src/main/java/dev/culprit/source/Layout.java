package dev.culprit.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the bundles of this world lay out their files: which place holds which command or file. */
final class Layout {

  private static final Set<String> COMMANDS = Set.of("sos_commands", "insights_commands");

  /** Folders of a root file system, when they stand at the top. */
  private static final Set<String> TOP =
      Set.of(
          "proc", "sys", "etc", "var", "usr", "run", "lib", "lib64", "boot", "root", "home", "opt",
          "srv", "tmp", "dev", "bin", "sbin");

  /** Folders of a root file system that are known wherever they stand. */
  private static final Set<String> ANYWHERE = Set.of("proc", "sys", "etc", "var");

  private static final Pattern EXTENSION =
      Pattern.compile("\\.(?:txt|out|text|output|cmd|raw|json|html|tailed)$");

  private static final Pattern PACKED = Pattern.compile("\\.(?:gz|xz|zst|bz2|lzma)$");

  private static final Pattern LOG =
      Pattern.compile(
          "(?:syslog|messages|secure|maillog|cron|kern|daemon|auth|log\\.[a-z]+)(?:[-.]\\d.*)?"
              + "|.*\\.(?:log|err)(?:[-.]?\\d[-.\\d]*)?");

  private static final Pattern SERVICE_LOG =
      Pattern.compile(
          "(nginx|apache2|httpd|mysql|mariadb|postgresql|redis|haproxy|apt)-((?:error|access|slow|history|term)\\b.*)");

  /** Tools that also write a log of their own, so that {@code dpkg.log} is no output of dpkg. */
  private static final Set<String> LOGGING =
      Set.of("apt", "dpkg", "yum", "dnf", "zypper", "docker", "podman", "atop", "sar", "pm2");

  private Layout() {}

  /** What the path below the top folder says. */
  static ReadingName name(String path) {
    String unpacked = PACKED.matcher(path).replaceFirst("");
    List<String> parts = Arrays.asList(unpacked.split("/", -1));
    for (int i = 0; i + 1 < parts.size(); i++) {
      ReadingName placed = placed(parts, i);
      if (!placed.saysNothing()) {
        return placed;
      }
    }
    return flat(parts.get(parts.size() - 1));
  }

  /** A file name without the ending that only says how it was saved. */
  static String withoutExtension(String base) {
    String unpacked = PACKED.matcher(base).replaceFirst("");
    return EXTENSION.matcher(unpacked).replaceFirst("");
  }

  /** Whether the last part of a path begins with a tool's name. */
  static boolean namesTool(String path) {
    return !words(path.substring(path.lastIndexOf('/') + 1)).isEmpty();
  }

  /** Whether the path names a copy of a file by where it lies. */
  static boolean isCopy(ReadingName name) {
    return !name.file().isEmpty() && name.command().isEmpty();
  }

  /** Whether a collector wrote it, one file a command. */
  static boolean isCollected(String path) {
    return path.contains("sos_commands/") || path.contains("insights_commands/");
  }

  private static ReadingName placed(List<String> parts, int at) {
    String folder = parts.get(at);
    List<String> below = parts.subList(at + 1, parts.size());
    String base = below.get(below.size() - 1);
    if (COMMANDS.contains(folder)) {
      return ReadingName.command(collected(withoutExtension(base)));
    }
    if (folder.equals("cgroup")) {
      return ReadingName.file("/sys/fs/cgroup/" + String.join("/", below));
    }
    if (folder.equals("logs") || folder.equals("log")) {
      return EXTENSION.matcher(base).find() && namesTool(base)
          ? flat(base)
          : ReadingName.file("/var/log/" + String.join("/", below));
    }
    if ((at == 0 && TOP.contains(folder)) || ANYWHERE.contains(folder)) {
      return ReadingName.file(rooted(folder, String.join("/", below)));
    }
    return ReadingName.NONE;
  }

  /** A file below the root; the kernel's own files have no ending, so that one was added. */
  private static String rooted(String folder, String below) {
    boolean kernel = folder.equals("proc") || folder.equals("sys");
    return "/" + folder + "/" + (kernel ? withoutExtension(below) : below);
  }

  /** The command line that a collector turned into a file name: {@code ls_.var.log}. */
  private static String collected(String name) {
    List<String> words = new ArrayList<>(Arrays.asList(name.split("_", -1)));
    if (words.size() > 1 && KnownTools.isTool(words.get(0) + "_" + words.get(1))) {
      words.set(0, words.get(0) + "_" + words.remove(1));
    }
    StringBuilder line = new StringBuilder();
    for (String word : words) {
      boolean path = word.length() > 1 && word.charAt(0) == '.';
      line.append(line.isEmpty() ? "" : " ").append(path ? word.replace('.', '/') : word);
    }
    return line.toString().strip();
  }

  private static ReadingName flat(String base) {
    String stem = withoutExtension(base);
    String known = KnownFiles.file(stem);
    if (known.isEmpty()) {
      known = KnownFiles.file(base);
    }
    List<String> words = words(base);
    if (!words.isEmpty() && !(isLog(stem) && LOGGING.contains(words.get(0)))) {
      return ReadingName.command(String.join(" ", words));
    }
    if (!known.isEmpty()) {
      return ReadingName.file(known);
    }
    return isLog(stem) ? ReadingName.file(logFile(stem)) : ReadingName.NONE;
  }

  private static boolean isLog(String name) {
    return LOG.matcher(name).matches();
  }

  private static String logFile(String name) {
    Matcher service = SERVICE_LOG.matcher(name);
    return "/var/log/" + (service.matches() ? service.group(1) + "/" + service.group(2) : name);
  }

  /** The words of a file name that begins with a tool; empty if it doesn't. */
  private static List<String> words(String base) {
    String stem = withoutExtension(base);
    if (stem.endsWith(".log") || stem.endsWith(".err")) {
      stem = stem.substring(0, stem.length() - 4);
    }
    List<String> words = split(stem.replaceFirst("^\\d{1,3}[-_. ]", ""));
    if (words.isEmpty()) {
      return words;
    }
    String tool = words.get(0).toLowerCase(Locale.ROOT);
    if (words.size() > 1 && KnownTools.isTool(tool + "-" + words.get(1))) {
      words.set(0, tool + "-" + words.remove(1));
      return words;
    }
    words.set(0, tool);
    return KnownTools.isTool(tool) ? words : List.of();
  }

  /** Cuts at blanks and underscores, and at dashes where there are no underscores. */
  private static List<String> split(String stem) {
    List<String> words = new ArrayList<>();
    boolean dashesPart = stem.indexOf('_') < 0 && stem.indexOf(' ') < 0;
    for (String word : stem.split("[_ ]+", -1)) {
      if (dashesPart || (words.isEmpty() && !KnownTools.isTool(word))) {
        words.addAll(Arrays.asList(word.split("-+", -1)));
      } else {
        words.add(word);
      }
    }
    words.removeIf(String::isEmpty);
    for (int i = 1; dashesPart && i < words.size(); i++) {
      if (words.get(i).length() == 1) {
        words.set(i, "-" + words.get(i));
      }
    }
    return words;
  }
}
