package dev.culprit.parse;

import dev.culprit.fact.Origin;
import dev.culprit.fact.ProcessLimit;
import java.util.List;
import java.util.Set;

/** /proc/PID/limits, also grepped. */
final class ProcLimitsParser extends ProcPidParser {

  private static final Set<String> KEPT =
      Set.of(
          ProcessLimit.OPEN_FILES,
          "Max processes",
          "Max address space",
          "Max data size",
          "Max stack size",
          "Max file size",
          "Max core file size",
          "Max locked memory",
          "Max pending signals",
          "Max msgqueue size");

  ProcLimitsParser() {
    super("proc-limits", "limits");
  }

  @Override
  boolean isFirst(String line) {
    return isHeader(line);
  }

  @Override
  int recogniseLine(String line) {
    return isHeader(line) ? 100 : limit(line) != null ? 90 : 0;
  }

  private static boolean isHeader(String line) {
    return line.startsWith("Limit ") && line.contains("Soft Limit");
  }

  /** Name, soft and hard limit of a row, or null. */
  private static List<String> limit(String line) {
    if (!line.startsWith("Max ") || line.length() > 200) {
      return null;
    }
    List<String> words = Text.words(line, 9);
    for (int i = 2; i + 1 < words.size() && i < 6; i++) {
      if (isValue(words.get(i)) && isValue(words.get(i + 1))) {
        return List.of(String.join(" ", words.subList(0, i)), words.get(i), words.get(i + 1));
      }
    }
    return null;
  }

  private static boolean isValue(String word) {
    return word.equals("unlimited") || Text.isNumber(word) || word.startsWith("1844674407370955");
  }

  @Override
  Section section(int pid, Origin at, Sink out) {
    String program = pid > 0 ? "" : ProcPath.program(out.asked());
    return (line, number) -> {
      List<String> limit = limit(line);
      if (limit == null) {
        return isHeader(line);
      }
      if (KEPT.contains(limit.get(0))) {
        long soft = Text.number(limit.get(1), ProcessLimit.UNLIMITED);
        long hard = Text.number(limit.get(2), ProcessLimit.UNLIMITED);
        out.observe(new ProcessLimit(pid, program, limit.get(0), soft, hard, out.at(number, line)));
      }
      return true;
    };
  }
}
