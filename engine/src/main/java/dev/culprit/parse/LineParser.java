package dev.culprit.parse;

import dev.culprit.fact.NotSeen;
import dev.culprit.source.Lines;
import java.util.List;
import java.util.function.Predicate;

/**
 * A parser that goes through a text line by line, and that counts each line as understood or not.
 *
 * <p>Blank lines, prompts and marks of left-out rows are no rows. A text without a single row that
 * was understood, but with a line such as "command not found", is {@link NotSeen}.
 */
abstract class LineParser implements Parser {

  /** Reads one text; made anew for each. */
  interface Rows {

    /** Takes a line that is not blank; false when it is not understood. */
    boolean row(String line, int number);

    /** Called for a line that stands for rows which somebody left out. */
    default void cut() {}

    /** Called after the last line. */
    default void end() {}
  }

  private final String id;

  LineParser(String id) {
    this.id = id;
  }

  @Override
  public final String id() {
    return id;
  }

  /** {@code sure} where one of the lines is the tool's header or another mark of it, else 0. */
  static int marked(List<String> head, int sure, Predicate<String> mark) {
    return head.stream().anyMatch(mark) ? sure : 0;
  }

  /** Whether more lines are rows than are something else; blank lines and prompts are neither. */
  static boolean mostly(List<String> head, Predicate<String> row) {
    return mostly(head, row, line -> false);
  }

  /** The same, where lines that are {@code beside} the rows are neither, too. */
  static boolean mostly(List<String> head, Predicate<String> row, Predicate<String> beside) {
    int rows = 0;
    int others = 0;
    for (String line : head) {
      if (row.test(line)) {
        rows++;
      } else if (!line.isBlank()
          && !Prompt.isEcho(line)
          && !Prompt.isCut(line)
          && !beside.test(line)) {
        others++;
      }
    }
    return rows > others;
  }

  /** Begins a text. */
  abstract Rows begin(Sink out);

  @Override
  public final void parse(Lines lines, Sink out) {
    Rows rows = begin(out);
    boolean any = false;
    int understood = 0;
    NotSeen absence = null;
    for (String line = lines.next(); line != null; line = lines.next()) {
      if (line.isBlank()) {
        continue;
      }
      any = true;
      if (rows.row(line, lines.number())) {
        understood++;
        out.understood();
      } else if (Prompt.isCut(line)) {
        rows.cut();
      } else if (!Prompt.isEcho(line)) {
        String why = Absence.why(line);
        if (why == null) {
          out.notUnderstood(lines.number(), line);
        } else if (absence == null) {
          absence = new NotSeen(id, why, out.at(lines.number(), line));
        }
      }
    }
    rows.end();
    if (absence != null && understood == 0) {
      out.observe(absence);
    } else if (!any) {
      out.observe(new NotSeen(id, "empty", out.at(0, "")));
    }
  }
}
