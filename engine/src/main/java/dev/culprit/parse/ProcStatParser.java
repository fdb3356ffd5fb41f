package dev.culprit.parse;

import dev.culprit.fact.Origin;
import dev.culprit.fact.ProcessSeen;
import dev.culprit.fact.ProcessTimes;
import java.util.List;

/** /proc/PID/stat. */
final class ProcStatParser extends ProcPidParser {

  private static final int PARENT = 1;
  private static final int USER_TIME = 11;
  private static final int THREADS = 17;
  private static final int START = 19;

  ProcStatParser() {
    super("proc-stat-pid", "stat");
  }

  @Override
  int recogniseLine(String line) {
    return fields(line) == null ? 0 : 95;
  }

  /** The fields right of the name, or null when it is no such line. */
  private static List<String> fields(String line) {
    int open = line.indexOf(" (");
    int close = line.lastIndexOf(") ");
    if (open <= 0 || close < open || Text.integer(line.substring(0, open)) < 0) {
      return null;
    }
    List<String> fields = Text.words(line.substring(close + 2), 60);
    return fields.size() > START + 2 && fields.get(0).length() == 1 ? fields : null;
  }

  @Override
  Section section(int pid, Origin at, Sink out) {
    return (line, number) -> {
      List<String> fields = fields(line);
      if (fields == null) {
        return false;
      }
      int own = Text.integer(line.substring(0, line.indexOf(" (")));
      String name = line.substring(line.indexOf(" (") + 2, line.lastIndexOf(") "));
      Origin origin = out.at(number, line);
      out.observe(
          new ProcessSeen(
              own,
              Text.integer(fields.get(PARENT)),
              "",
              name,
              name,
              fields.get(0).charAt(0),
              -1,
              -1,
              Text.integer(fields.get(THREADS)),
              -1,
              "",
              out.sample(),
              origin));
      long ticks = number(fields, USER_TIME) + number(fields, USER_TIME + 1);
      out.observe(new ProcessTimes(own, ticks, number(fields, START), out.sample(), origin));
      return true;
    };
  }

  private static long number(List<String> fields, int index) {
    return Text.number(fields.get(index), 0);
  }
}
