package dev.culprit.parse;

import dev.culprit.fact.Origin;
import dev.culprit.fact.ProcessSeen;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** /proc/PID/status. */
final class ProcStatusParser extends ProcPidParser {

  private static final Set<String> KEPT =
      Set.of("Name", "State", "Pid", "PPid", "Uid", "VmRSS", "Threads");

  ProcStatusParser() {
    super("proc-status", "status");
  }

  @Override
  boolean isFirst(String line) {
    return line.startsWith("Name:");
  }

  @Override
  int recogniseLine(String line) {
    int colon = line.indexOf(":\t");
    String key = colon < 0 ? "" : line.substring(0, colon);
    boolean sure = key.equals("TracerPid") || key.equals("FDSize") || key.equals("Tgid");
    return sure ? 100 : colon > 0 && colon < 30 && line.indexOf(' ') != 0 ? 10 : 0;
  }

  @Override
  Section section(int pid, Origin at, Sink out) {
    Map<String, String> values = new HashMap<>();
    return new Section() {
      private Origin origin = at;

      @Override
      public boolean line(String line, int number) {
        int colon = line.indexOf(':');
        if (colon <= 0) {
          return false;
        }
        String key = line.substring(0, colon);
        if (KEPT.contains(key)) {
          values.put(key, line.substring(colon + 1).strip());
        }
        origin = key.equals("State") ? out.at(number, line) : origin;
        return true;
      }

      @Override
      public void end() {
        int own = Math.max(pid, Text.integer(values.getOrDefault("Pid", "")));
        boolean counted = values.containsKey("VmRSS") || values.containsKey("Threads");
        if (own > 0 && (counted || values.containsKey("Name"))) {
          out.observe(seen(own, values, out.sample(), origin));
        }
      }
    };
  }

  private static ProcessSeen seen(int pid, Map<String, String> values, int sample, Origin origin) {
    String name = values.getOrDefault("Name", "");
    String uid = first(values, "Uid");
    String state = values.getOrDefault("State", "?");
    return new ProcessSeen(
        pid,
        Text.integer(first(values, "PPid")),
        uid.equals("0") ? "root" : uid,
        name,
        name,
        state.isEmpty() ? '?' : state.charAt(0),
        Text.number(first(values, "VmRSS"), -1),
        -1,
        Text.integer(first(values, "Threads")),
        -1,
        "",
        sample,
        origin);
  }

  private static String first(Map<String, String> values, String key) {
    List<String> words = Text.words(values.getOrDefault(key, ""), 2);
    return words.isEmpty() ? "" : words.get(0);
  }
}
