package dev.culprit.parse;

import dev.culprit.fact.Mounted;
import dev.culprit.fact.Origin;
import dev.culprit.source.Reading;
import java.util.List;
import java.util.Map;

/** mount, /proc/mounts, /proc/PID/mountinfo and findmnt. */
final class MountParser extends LineParser {

  private static final Origin NOWHERE = new Origin("", 0, "");

  MountParser() {
    super("mount");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "mount", "findmnt")
        || Asked.file(reading, "/mounts", "/mountinfo", "/etc/mtab");
  }

  @Override
  public int recognise(List<String> head) {
    int rows = 0;
    for (String line : head) {
      if (of(line, NOWHERE) != null) {
        rows++;
      } else if (!line.isBlank() && !Prompt.isEcho(line) && !line.startsWith("TARGET ")) {
        return 0;
      }
    }
    return rows > 0 ? 85 : 0;
  }

  @Override
  Rows begin(Sink out) {
    return (line, number) -> {
      Mounted mounted = of(line, out.at(number, line));
      if (mounted != null) {
        out.observe(mounted);
      }
      return mounted != null || line.startsWith("TARGET ");
    };
  }

  private static Mounted of(String line, Origin origin) {
    int type = line.indexOf(" type ");
    int on = type < 0 ? -1 : line.lastIndexOf(" on /", type);
    if (on > 0) {
      return ofMount(line, on, type, origin);
    }
    List<String> words = Text.words(line);
    int dash = words.indexOf("-");
    if (words.size() >= 10 && dash >= 6 && dash + 2 < words.size() && isOptions(words.get(5))) {
      String device = words.get(dash + 2);
      return new Mounted(words.get(4), device, words.get(dash + 1), words.get(5), origin);
    }
    if (words.size() == 6
        && words.get(1).startsWith("/")
        && isOptions(words.get(3))
        && Text.isNumber(words.get(4))) {
      return new Mounted(words.get(1), words.get(0), words.get(2), words.get(3), origin);
    }
    return line.startsWith("TARGET=\"") ? ofPairs(line, origin) : ofFindmnt(line, origin);
  }

  /** {@code TARGET="/" SOURCE="/dev/sda1" FSTYPE="ext4" OPTIONS="rw"} of findmnt -P. */
  private static Mounted ofPairs(String line, Origin origin) {
    Map<String, String> pairs = Pairs.of(line);
    String mount = pairs.getOrDefault("TARGET", "");
    return mount.startsWith("/") && pairs.containsKey("OPTIONS")
        ? new Mounted(
            mount,
            pairs.getOrDefault("SOURCE", ""),
            pairs.getOrDefault("FSTYPE", ""),
            pairs.get("OPTIONS"),
            origin)
        : null;
  }

  private static Mounted ofMount(String line, int on, int type, Origin origin) {
    List<String> rest = Text.words(line.substring(type + 6), 2);
    int open = line.indexOf('(', type);
    int close = line.lastIndexOf(')');
    if (rest.isEmpty() || open < 0 || close < open) {
      return null;
    }
    String mount = line.substring(on + 4, type).strip();
    String options = line.substring(open + 1, close);
    return new Mounted(mount, line.substring(0, on).strip(), rest.get(0), options, origin);
  }

  /** {@code TARGET SOURCE FSTYPE OPTIONS}, with the branches of a tree before it. */
  private static Mounted ofFindmnt(String line, Origin origin) {
    int start = 0;
    while (start < line.length() && " |`-│├└─".indexOf(line.charAt(start)) >= 0) {
      start++;
    }
    List<String> words = Text.words(line.substring(start), 12);
    int last = words.size() - 1;
    return last >= 3 && words.get(0).startsWith("/") && isOptions(words.get(last))
        ? new Mounted(
            String.join(" ", words.subList(0, last - 2)), // it may hold blanks
            words.get(last - 2),
            words.get(last - 1),
            words.get(last),
            origin)
        : null;
  }

  private static boolean isOptions(String word) {
    return word.equals("rw")
        || word.equals("ro")
        || word.startsWith("rw,")
        || word.startsWith("ro,");
  }
}
