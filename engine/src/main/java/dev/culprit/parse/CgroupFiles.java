package dev.culprit.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which of several files a row is of, where {@code cat} showed them one behind another: {@code cat
 * GROUP/cpu.max GROUP/cpu.stat}, {@code cat GROUP/memory.{max,current,events}}.
 */
final class CgroupFiles {

  private static final Pattern PATH = Pattern.compile("/sys/fs/cgroup/[^\\s;|&>'\"]{1,1000}");

  private static final Pattern BRACES = Pattern.compile("([^{}]*)\\{([^{}]*,[^{}]*)\\}([^{}]*)");

  private static final int MOST = 200;

  private final List<String> files;
  private int at;
  private boolean begun;

  private CgroupFiles(List<String> files) {
    this.files = files;
  }

  /** The files that a command names; null where it is one, or where a pattern hides them. */
  static CgroupFiles of(String command) {
    List<String> files = new ArrayList<>();
    Matcher path = PATH.matcher(command);
    while (path.find() && files.size() < MOST) {
      Matcher braces = BRACES.matcher(path.group());
      if (braces.matches()) {
        for (String part : braces.group(2).split(",", MOST)) {
          files.add(braces.group(1) + part + braces.group(3));
        }
      } else {
        files.add(path.group());
      }
    }
    boolean hidden = files.stream().anyMatch(file -> file.indexOf('*') >= 0);
    return files.size() < 2 || hidden ? null : new CgroupFiles(files);
  }

  /** The file of the next row; null where there are more rows than files. */
  String next(String line) {
    if (line.startsWith("cat: ")) {
      files.removeIf(file -> line.contains(file + ": ") || line.contains(file + "':"));
      return null;
    }
    if (begun && isOver(line)) {
      at++;
    }
    begun = true;
    return at < files.size() ? files.get(at) : null;
  }

  /** Whether the row is not of the file of the row before. */
  private boolean isOver(String line) {
    String file = at < files.size() ? files.get(at) : "";
    if (!isTable(file)) {
      return true;
    }
    String after = at + 1 < files.size() ? files.get(at + 1) : "";
    String first = Text.words(line, 2).get(0);
    if (!isTable(after)) {
      boolean count = Text.isNumber(first) || (first.equals("max") && !file.endsWith(".events"));
      return !after.isEmpty() && count;
    }
    return switch (Text.baseName(after)) {
      case "cpu.stat" -> first.equals("usage_usec") || first.equals("nr_periods");
      case "memory.stat" -> first.equals("anon") || first.equals("cache");
      case "memory.events", "memory.events.local" -> first.equals("low");
      case "memory.oom_control" -> first.equals("oom_kill_disable");
      default -> false;
    };
  }

  /** Whether a file has rows of a name and a number; others have one row. */
  private static boolean isTable(String file) {
    String name = Text.baseName(file);
    return name.endsWith("stat")
        || name.contains(".events")
        || name.endsWith("oom_control")
        || name.startsWith("io.")
        || name.startsWith("blkio.");
  }
}
