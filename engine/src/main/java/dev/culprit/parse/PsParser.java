package dev.culprit.parse;

import dev.culprit.source.Reading;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** ps with any columns; the header may be missing where its output was grepped. */
final class PsParser extends LineParser {

  /** Most processes that are kept of a table of threads, where rows of one process lie apart. */
  private static final int MOST = 200_000;

  PsParser() {
    super("ps");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "ps");
  }

  @Override
  public int recognise(List<String> head) {
    int rows = 0;
    int others = 0;
    for (String line : head) {
      ProcessTable table = ProcessTable.of(line);
      if (table != null && !table.has("TIME+") && !table.has("VIRT") && !table.has("%VSZ")) {
        return table.has("COMMAND") || table.has("CMD") ? 90 : 70;
      } else if (shape(line) != null) {
        rows++;
      } else if (!line.isBlank() && !Prompt.isEcho(line) && !Prompt.isCut(line)) {
        others++;
      }
    }
    return rows > others ? 65 : 0;
  }

  /** The table that a row without header belongs to, or null. */
  private static ProcessTable shape(String line) {
    List<String> words = Text.words(line, 12);
    if (words.size() >= 8 && Text.integer(words.get(1)) >= 0) {
      if (words.size() >= 11 && isAux(words)) {
        return ProcessTable.AUX;
      } else if (isFull(words)) {
        return ProcessTable.FULL;
      }
    }
    return null;
  }

  private static boolean isAux(List<String> words) {
    return words.get(2).indexOf('.') > 0
        && words.get(3).indexOf('.') > 0
        && !Double.isNaN(Text.decimal(words.get(2)))
        && Text.isNumber(words.get(4))
        && Text.isNumber(words.get(5))
        && words.get(7).length() <= 6
        && "RSDZTtIXW".indexOf(words.get(7).charAt(0)) >= 0
        && words.get(9).indexOf(':') > 0;
  }

  private static boolean isFull(List<String> words) {
    return Text.isNumber(words.get(2))
        && Text.isNumber(words.get(3))
        && words.get(6).length() >= 7
        && Durations.seconds(words.get(6)) >= 0
        && words.get(6).indexOf(':') > 0;
  }

  @Override
  Rows begin(Sink out) {
    return new Table(out);
  }

  private static final class Table implements Rows {

    private final Sink out;
    private final Map<Integer, ProcessRow> held = new LinkedHashMap<>();
    private final ProcessTable asked;
    private ProcessTable table;
    private boolean threads;
    private ProcessRow latest;

    /** Whether something else stood between the last row and this one, such as the time. */
    private boolean parted;

    private int firstPid = -1;
    private int sample;

    Table(Sink out) {
      this.out = out;
      this.asked = PsColumns.of(out.asked());
      this.sample = out.sample();
    }

    @Override
    public boolean row(String line, int number) {
      ProcessTable header = ProcessTable.of(line);
      if (header != null) {
        end();
        parted = true;
        table = header;
        threads = header.ofThreads();
        return true;
      }
      ProcessTable shape = table == null ? headless(line) : table;
      Map<String, String> cells = shape == null ? null : shape.cells(line);
      boolean row = cells != null && take(cells, line, number);
      parted = !row;
      return row;
    }

    private ProcessTable headless(String line) {
      return asked == null ? shape(line) : asked;
    }

    private boolean take(Map<String, String> cells, String line, int number) {
      int pid = Text.integer(cells.get("pid"));
      if (parted && !threads && firstPid == pid) {
        flush(); // the first process again, some time later
        sample++;
      }
      firstPid = firstPid < 0 ? pid : firstPid;
      ProcessRow before = pid < 0 ? latest : held.get(pid);
      if (before != null) {
        threads |= pid >= 0;
        before.addThread(cells);
        return true;
      }
      if (pid < 0) {
        return true; // a thread of a process that was cut off
      }
      if (!threads || held.size() >= MOST) {
        tell();
      }
      latest = new ProcessRow(cells, out.at(number, line));
      held.put(pid, latest);
      out.looked("process-seen");
      return true;
    }

    private void flush() {
      tell();
      latest = null;
    }

    private void tell() {
      held.values().forEach(row -> out.observe(row.seen(threads, sample)));
      held.clear();
    }

    @Override
    public void end() {
      flush();
    }
  }
}
