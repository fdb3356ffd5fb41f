package dev.culprit.parse;

import dev.culprit.fact.UnitState;
import dev.culprit.source.Reading;
import java.util.List;
import java.util.Map;

/** {@code supervisorctl status}: one program a line, in supervisord's words. */
final class SupervisorctlParser extends LineParser {

  /** supervisord's states in systemd's words. */
  private static final Map<String, String> STATES =
      Map.of(
          "RUNNING", "active",
          "STARTING", "activating",
          "BACKOFF", "activating",
          "STOPPING", "deactivating",
          "STOPPED", "inactive",
          "EXITED", "inactive",
          "FATAL", "failed",
          "UNKNOWN", "failed");

  SupervisorctlParser() {
    super("supervisorctl");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "supervisorctl");
  }

  @Override
  public int recognise(List<String> head) {
    int rows = 0;
    for (String line : head) {
      rows += isRow(Text.words(line, 3)) ? 1 : 0;
    }
    return rows > 0 && rows * 2 > head.size() ? 90 : 0;
  }

  private static boolean isRow(List<String> words) {
    if (words.size() < 2 || !STATES.containsKey(words.get(1))) {
      return false;
    }
    String rest = words.size() > 2 ? words.get(2) : "";
    return switch (words.get(1)) {
      case "RUNNING" -> rest.startsWith("pid ");
      case "FATAL", "BACKOFF" -> !rest.isEmpty();
      default -> true;
    };
  }

  @Override
  Rows begin(Sink out) {
    return (line, number) -> {
      List<String> words = Text.words(line, 3);
      if (!isRow(words)) {
        return false;
      }
      String rest = words.size() > 2 ? words.get(2) : "";
      List<String> more = Text.words(rest.replace(",", " "), 3);
      int pid = rest.startsWith("pid ") && more.size() > 1 ? Text.integer(more.get(1)) : 0;
      String detail = words.get(1) + (rest.isEmpty() || pid > 0 ? "" : ", " + rest);
      out.observe(
          new UnitState(
              words.get(0),
              STATES.get(words.get(1)),
              detail,
              false,
              Math.max(0, pid),
              -1,
              out.at(number, line)));
      return true;
    };
  }
}
