package dev.culprit.parse;

import dev.culprit.fact.Measure;
import dev.culprit.source.Reading;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The number that {@code ps -eLf | wc -l} prints: {@code tasks.total}, the threads of the whole
 * host. Without an option for threads ps counts processes, which says little about the limits.
 */
final class TaskCountParser extends LineParser {

  /** All processes and their threads, nothing in between, lines counted. */
  private static final Pattern COUNT =
      Pattern.compile(
          "\\bps\\s+(?=[^|]*(?:-\\w*[LT]|\\b\\w*H\\b|\\bm\\b))(?=[^|]*(?:-\\w*[eA]|\\ba?x\\w*))"
              + "(?![^|]*-\\w*[uUpC]\\b)[^|]*\\|\\s*wc\\s+-l\\s*$");

  TaskCountParser() {
    super("task-count");
  }

  @Override
  public boolean claims(Reading reading) {
    return COUNT.matcher(reading.command()).find();
  }

  /** A bare number could be anything. */
  @Override
  public int recognise(List<String> head) {
    return head.size() == 1 && Text.isNumber(head.get(0).strip()) ? 1 : 0;
  }

  @Override
  Rows begin(Sink out) {
    boolean header = !out.asked().contains("--no-header");
    return (line, number) -> {
      long count = Text.number(line.strip(), -1);
      if (count < 1) {
        return false;
      }
      double tasks = header ? count - 1 : count;
      out.observe(new Measure("tasks.total", tasks, out.sample(), out.at(number, line)));
      return true;
    };
  }
}
