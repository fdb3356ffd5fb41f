package dev.culprit.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The columns that a command line asks of ps ({@code ps -eo pid,lstart,cmd}), for rows whose header
 * a grep, an awk or a tail took away. Keywords and headings are those of ps(1).
 */
final class PsColumns {

  private static final Pattern FORMAT =
      Pattern.compile(
          "(?:^|(?<=\\s))(?:-?[A-Za-z]*o|--format[= ]|-O)\\s*=?\\s*['\"]?([\\w%,=:. ]+)");

  /** Pipelines that print something other than the rows. */
  private static final Pattern REWRITTEN =
      Pattern.compile("\\bprint\\b|\\bcut\\b|\\buniq\\b|\\bwc\\b");

  private static final Map<String, String> HEADINGS =
      Map.ofEntries(
          Map.entry("ucmd", "COMMAND"),
          Map.entry("ucomm", "COMMAND"),
          Map.entry("comm", "COMMAND"),
          Map.entry("command", "COMMAND"),
          Map.entry("args", "COMMAND"),
          Map.entry("cmd", "CMD"),
          Map.entry("pcpu", "%CPU"),
          Map.entry("pmem", "%MEM"),
          Map.entry("etime", "ELAPSED"),
          Map.entry("etimes", "ELAPSED"),
          Map.entry("lstart", "STARTED"),
          Map.entry("start", "STARTED"),
          Map.entry("start_time", "START"),
          Map.entry("bsdstart", "START"),
          Map.entry("s", "S"),
          Map.entry("state", "S"),
          Map.entry("stat", "STAT"),
          Map.entry("thcount", "THCNT"),
          Map.entry("tty", "TTY"),
          Map.entry("ruser", "RUSER"),
          Map.entry("euser", "EUSER"));

  private PsColumns() {}

  /** The table that the command asks for, or null when it does not say or prints something else. */
  static ProcessTable of(String command) {
    int pipe = command.indexOf('|');
    if (pipe >= 0 && REWRITTEN.matcher(command.substring(pipe)).find()) {
      return null;
    }
    String arguments = Asked.arguments(pipe < 0 ? command : command.substring(0, pipe));
    List<String> headings = new ArrayList<>();
    Matcher matcher = FORMAT.matcher(arguments);
    while (matcher.find()) {
      for (String keyword : matcher.group(1).strip().split("[, ]+", -1)) {
        String bare = keyword.replaceAll("[=:].*", "").toLowerCase(Locale.ROOT);
        if (bare.isEmpty() || bare.startsWith("-")) {
          break;
        }
        headings.add(HEADINGS.getOrDefault(bare, bare.toUpperCase(Locale.ROOT)));
      }
    }
    return ProcessTable.of(String.join(" ", headings));
  }
}
