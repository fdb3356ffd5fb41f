package dev.culprit.parse;

import dev.culprit.fact.HostRestart;
import dev.culprit.fact.Measure;
import dev.culprit.source.Reading;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The text of sar: any of its tables, with 12 and 24 hours a day, averages and restarts, of sysstat
 * 7 to 12. Columns are known by their names; their order and number differ between versions.
 */
final class SarParser extends LineParser {

  private static final Pattern SAVED = Pattern.compile(".*/(?:sa|sysstat)/sar\\d{2,8}");

  /** Column names of which each stands in one table of sar, and in no other tool's. */
  private static final Set<String> OWN =
      Set.of(
          "kbmemfree",
          "kbswpfree",
          "kbhugfree",
          "frmpg/s",
          "runq-sz",
          "rtps",
          "rxpck/s",
          "rxerr/s",
          "active/s",
          "atmptf/s",
          "totsck",
          "tcp6sck",
          "dentunusd",
          "pswpin/s",
          "pgpgin/s",
          "proc/s",
          "cswch/s",
          "rcvin/s",
          "irec/s",
          "ihdrerr/s",
          "imsg/s",
          "ierr/s",
          "idgm/s",
          "scall/s",
          "call/s",
          "total/s",
          "MBfsfree",
          "fch_rq/s",
          "%scpu-10",
          "%sio-10",
          "%smem-10",
          "wghMHz");

  /** Columns that name what a row is about; with -p, -h and --pretty they are the last. */
  private static final Set<String> NAMED = Set.of("DEV", "IFACE", "FILESYSTEM", "MOUNTPOINT");

  SarParser() {
    super("sar");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "sar") || SAVED.matcher(reading.file()).matches();
  }

  @Override
  public int recognise(List<String> head) {
    return head.stream().anyMatch(SarParser::isHeader) ? 97 : 0;
  }

  /** A time, then the names of columns. */
  private static boolean isHeader(String line) {
    List<String> words = Text.words(line, 40);
    List<String> columns = SysstatText.withoutTime(words);
    return columns.size() < words.size()
        && columns.size() > 1
        && !columns.contains("PID")
        && isTable(columns);
  }

  private static boolean isTable(List<String> columns) {
    boolean processors =
        columns.get(0).equals("CPU")
            && (columns.contains("%system")
                || columns.indexOf("%steal") + 1 == columns.indexOf("%irq"));
    boolean devices = columns.contains("DEV") && columns.contains("tps");
    boolean softnet = columns.get(0).equals("CPU") && columns.contains("squeezd/s");
    return processors || devices || softnet || columns.stream().anyMatch(OWN::contains);
  }

  @Override
  Rows begin(Sink out) {
    return new Report(out);
  }

  private static final class Report implements Rows {

    private final Sink out;
    private boolean last;
    private SarTable table;
    private LocalDate day;

    Report(Sink out) {
      this.out = out;
    }

    @Override
    public boolean row(String line, int number) {
      if (SysstatText.isBanner(line)) {
        banner(line, number);
        return true;
      }
      List<String> words = Text.words(line, 60);
      LocalTime time = SysstatText.time(words);
      List<String> cells = SysstatText.withoutTime(words);
      boolean bare = words.size() == cells.size();
      last = isHeading(words, cells) ? NAMED.contains(cells.get(cells.size() - 1)) : last;
      cells = last ? SysstatText.lastFirst(cells) : cells;
      if (line.contains("LINUX RESTART")) {
        if (day != null && time != null) {
          out.observe(new HostRestart(day.atTime(time), false, out.at(number, line)));
        }
        return true;
      } else if (isHeading(words, cells)) {
        next(cells, time);
        return true;
      } else if (table == null || cells.size() != table.width() || bare) {
        return line.startsWith("Summary") || line.startsWith("Requested activities not available");
      }
      if (time != null) {
        table.add(time, cells, out.at(number, line));
      }
      return true;
    }

    /** A time with names behind it; every row holds a number. */
    private static boolean isHeading(List<String> words, List<String> cells) {
      return cells.size() > 1
          && cells.size() < words.size()
          && cells.stream().noneMatch(cell -> cell.matches("-?\\d.*"));
    }

    /** A page of a long table begins with the same heading again. */
    private void next(List<String> columns, LocalTime time) {
      if (table == null || !table.isOf(columns)) {
        end();
        table = new SarTable(columns, time);
      }
    }

    private void banner(String line, int number) {
      List<String> words = Text.words(line, 12);
      int cores = SysstatText.cores(line);
      if (cores > 0) {
        out.observe(new Measure("stat.cores", cores, out.sample(), out.at(number, line)));
      }
      words.forEach(
          word -> {
            LocalDate date = SysstatText.date(word);
            day = date == null ? day : date;
          });
    }

    @Override
    public void end() {
      if (table != null) {
        table.observe(out);
        table = null;
      }
    }
  }
}
