package dev.culprit.parse;

import dev.culprit.fact.CoursePoint;
import dev.culprit.fact.DescriptorKind;
import dev.culprit.fact.DescriptorTally;
import dev.culprit.fact.Origin;
import dev.culprit.fact.ProcessLimit;
import dev.culprit.fact.ProcessSeen;
import dev.culprit.fact.RecordedCourse;
import dev.culprit.fact.RecordedTrend;
import dev.culprit.source.Reading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The tables of {@code culprit watch}: the processes as they were last, what grew, and how that
 * went. A dash stands for what is not told.
 */
final class WatchParser extends LineParser {

  private static final String PROCESSES = "PID PPID FDS SOFT UNBOUND RSS NLWP COMMAND";
  private static final String TRENDS =
      "PID QUANTITY FIRST LAST SECONDS PERMINUTE LEFT TRAFFIC COMMAND";
  private static final String COURSES = "PID QUANTITY COURSE";
  private static final int COLUMNS = 9;

  /** A recording tells at most 60; others that are as long are believed as well. */
  private static final int MOST_POINTS = 500;

  /** What follows a header. */
  private enum Table {
    NONE,
    PROCESS,
    TREND,
    COURSE;

    static Table of(String line) {
      return switch (line) {
        case PROCESSES -> PROCESS;
        case TRENDS -> TREND;
        case COURSES -> COURSE;
        default -> NONE;
      };
    }
  }

  WatchParser() {
    super("watch");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "culprit") && reading.command().contains("watch");
  }

  @Override
  public int recognise(List<String> head) {
    return marked(head, 100, line -> Table.of(line) != Table.NONE);
  }

  @Override
  Rows begin(Sink out) {
    return new Rows() {
      private Table table = Table.NONE;

      @Override
      public boolean row(String line, int number) {
        Table begun = Table.of(line);
        if (begun != Table.NONE) {
          table = begun;
          return true;
        }
        Origin at = out.at(number, line);
        return switch (table) {
          case NONE -> false;
          case PROCESS -> process(Text.words(line, COLUMNS), at, out);
          case TREND -> trend(Text.words(line, COLUMNS), at, out);
          case COURSE -> course(Text.words(line, MOST_POINTS + 3), at, out);
        };
      }
    };
  }

  private static boolean process(List<String> words, Origin at, Sink out) {
    if (words.size() != COLUMNS - 1 || Text.integer(words.get(0)) <= 0) {
      return false;
    }
    int pid = Text.integer(words.get(0));
    String command = words.get(7);
    int total = Text.integer(words.get(2));
    if (total >= 0) {
      int unbound = Text.integer(words.get(4));
      Map<DescriptorKind, Integer> kinds = new HashMap<>();
      if (unbound >= 0) {
        kinds.put(DescriptorKind.UNBOUND_SOCKET, Math.min(unbound, total));
        kinds.put(DescriptorKind.OTHER, Math.max(0, total - unbound));
      }
      out.observe(new DescriptorTally(pid, command, total, kinds, false, out.sample(), at));
    }
    int soft = Text.integer(words.get(3));
    if (soft > 0) {
      out.observe(new ProcessLimit(pid, ProcessLimit.OPEN_FILES, soft, soft, at));
    }
    out.observe(
        new ProcessSeen(
            pid,
            Text.integer(words.get(1)),
            "",
            command,
            command,
            '?',
            Text.integer(words.get(5)),
            -1,
            Text.integer(words.get(6)),
            -1,
            "",
            out.sample(),
            at));
    return true;
  }

  private static boolean trend(List<String> words, Origin at, Sink out) {
    if (words.size() != COLUMNS) {
      return false;
    }
    try {
      out.observe(
          new RecordedTrend(
              Integer.parseInt(words.get(0)),
              words.get(8),
              words.get(1),
              Long.parseLong(words.get(2)),
              Long.parseLong(words.get(3)),
              Double.parseDouble(words.get(4)),
              Double.parseDouble(words.get(5)),
              words.get(6).equals("-") ? -1 : Double.parseDouble(words.get(6)),
              words.get(7),
              at));
      return true;
    } catch (NumberFormatException notThisTable) {
      return false;
    }
  }

  private static boolean course(List<String> words, Origin at, Sink out) {
    if (words.size() < 4 || words.size() > MOST_POINTS + 2) {
      return false;
    }
    List<CoursePoint> points = new ArrayList<>();
    try {
      for (String word : words.subList(2, words.size())) {
        int colon = word.indexOf(':');
        if (colon < 0) {
          return false;
        }
        double seconds = Long.parseLong(word.substring(0, colon));
        points.add(new CoursePoint(seconds, Long.parseLong(word.substring(colon + 1))));
      }
      out.observe(new RecordedCourse(Integer.parseInt(words.get(0)), words.get(1), points, at));
      return true;
    } catch (NumberFormatException notThisTable) {
      return false;
    }
  }
}
