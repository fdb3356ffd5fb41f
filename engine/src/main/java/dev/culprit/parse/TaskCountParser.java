package dev.culprit.parse;

import dev.culprit.fact.Measure;
import dev.culprit.source.Reading;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The number that {@code ps -eLf | wc -l} prints: {@code tasks.total}, the threads of the whole
 * host. Without an option for threads ps counts {@code tasks.processes}: there are at least as many
 * threads. Of {@code ps -u USER | wc -l} it is {@code tasks.of-user}, those of one user, or at
 * least so many.
 */
final class TaskCountParser extends LineParser {

  /** All processes, nothing in between, lines counted. */
  private static final Pattern COUNT =
      Pattern.compile(
          "\\bps\\s+(?=[^|]*(?:-\\w*[eA]|-?\\b\\w?a\\w?x\\w*))(?![^|]*-\\w*[UpC]\\b)"
              + "(?![^|]*-u\\b)[^|]*\\|\\s*wc\\s+-l\\s*$");

  /** Those of one user, told by name or number. */
  private static final Pattern OF_USER =
      Pattern.compile(
          "\\bps\\s+(?:-\\w*\\s+){0,4}(?:-[uU]|--user)[ =]?(?:\\$?[\\w.$(){}`-]{1,40})(?:\\s+-?\\w[\\w=,-]*){0,6}\\s*\\|\\s*wc\\s+-l\\s*$");

  /** And their threads. */
  private static final Pattern THREADS =
      Pattern.compile("\\bps\\s+[^|]*(?:-\\w*[LT]|\\b\\w*H\\b|\\bm\\b)");

  TaskCountParser() {
    super("task-count");
  }

  @Override
  public boolean claims(Reading reading) {
    return COUNT.matcher(reading.command()).find() || OF_USER.matcher(reading.command()).find();
  }

  /** A bare number could be anything. */
  @Override
  public int recognise(List<String> head) {
    return head.size() == 1 && Text.isNumber(head.get(0).strip()) ? 1 : 0;
  }

  @Override
  Rows begin(Sink out) {
    boolean header = !out.asked().contains("--no-header");
    boolean threads = THREADS.matcher(out.asked()).find();
    boolean ofUser = OF_USER.matcher(out.asked()).find();
    String name = ofUser ? "tasks.of-user" : threads ? "tasks.total" : "tasks.processes";
    return (line, number) -> {
      long count = Text.number(line.strip(), -1);
      if (count < 1) {
        return false;
      }
      double tasks = header ? count - 1 : count;
      out.observe(new Measure(name, tasks, out.sample(), out.at(number, line)));
      return true;
    };
  }
}
