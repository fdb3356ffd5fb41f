package dev.culprit.parse;

import dev.culprit.fact.Measure;
import dev.culprit.fact.Origin;
import dev.culprit.source.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code vmstat -s}: the counters since boot in words, under the names of their files. */
final class VmstatSumsParser extends LineParser {

  private static final Pattern ROW =
      Pattern.compile("\\s{0,20}(\\d{1,18}) {1,2}([kKmMbB] )?(\\p{L}[^\\d]{2,60})");

  private static final Map<String, String> NAMES =
      Map.of(
          "total memory", "meminfo.MemTotal",
          "free memory", "meminfo.MemFree",
          "buffer memory", "meminfo.Buffers",
          "total swap", "meminfo.SwapTotal",
          "free swap", "meminfo.SwapFree",
          "pages swapped in", "vmstat.pswpin",
          "pages swapped out", "vmstat.pswpout",
          "forks", "stat.processes");

  /** Which line tells what, in every language; a unit stands before the words of the first ten. */
  private static final Map<Integer, String> PLACES =
      Map.of(
          1, "meminfo.MemTotal",
          5, "meminfo.MemFree",
          6, "meminfo.Buffers",
          8, "meminfo.SwapTotal",
          10, "meminfo.SwapFree");

  /** Lines in all since procps 3.3, and since 4, which counts guests too. */
  private static final Set<Integer> LINES = Set.of(26, 28);

  /** What stands how far before the last line, in every language. */
  private static final Map<Integer, String> FROM_END =
      Map.of(5, "vmstat.pswpin", 4, "vmstat.pswpout", 0, "stat.processes");

  /** How far before the last line the time of boot stands, in seconds since 1970. */
  private static final int BOOT = 1;

  private static final long SECONDS_IN_2001 = 1_000_000_000;

  private static final Pattern FOREIGN = Pattern.compile("\\s{2,20}\\d{1,18} [kKmM] \\p{L}.{1,60}");

  /** Lines of memory and swap space. */
  private static final int SIZES = 10;

  /** More than any version prints. */
  private static final int MOST_LINES = 40;

  VmstatSumsParser() {
    super("vmstat-sums");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "vmstat")
        && Asked.arguments(reading.command())
            .matches("(?:.* )?(?:-\\w*[sf]\\w*|--stats|--forks)(?: .*)?");
  }

  @Override
  public int recognise(List<String> head) {
    return head.stream()
            .anyMatch(line -> line.matches("\\s{2,20}\\d+ (?:[kKmMbB]| ) ?total memory"))
        ? 100
        : head.size() > SIZES
                && head.subList(0, SIZES).stream().allMatch(line -> FOREIGN.matcher(line).matches())
            ? 90
            : 0;
  }

  @Override
  Rows begin(Sink out) {
    return new Rows() {
      private int place;
      private boolean english;
      private final List<Line> lines = new ArrayList<>();

      @Override
      public boolean row(String line, int number) {
        Matcher row = ROW.matcher(line);
        if (!row.matches()) {
          return false;
        }
        place++;
        String name = NAMES.get(row.group(3));
        english |= name != null;
        if (!english && place <= SIZES && row.group(2) != null) {
          name = PLACES.get(place);
        }
        if (name != null) {
          double unit = row.group(2) == null ? 1 : VmstatParser.kib("-S " + row.group(2).strip());
          double value = Math.rint(Long.parseLong(row.group(1)) * unit);
          out.observe(new Measure(name, value, out.sample(), out.at(number, line)));
        }
        if (place <= MOST_LINES) {
          lines.add(new Line(Long.parseLong(row.group(1)), number, line));
        }
        return true;
      }

      /** The time of boot shows that the lines are where they are thought to be. */
      @Override
      public void end() {
        int last = lines.size() - 1;
        if (english
            || !LINES.contains(lines.size())
            || lines.get(last - BOOT).value() < SECONDS_IN_2001) {
          return;
        }
        for (int i = 0; i < lines.size(); i++) {
          String name = FROM_END.get(last - i);
          if (name != null) {
            Line line = lines.get(i);
            Origin origin = out.at(line.number(), line.text());
            out.observe(new Measure(name, line.value(), out.sample(), origin));
          }
        }
      }
    };
  }

  private record Line(long value, int number, String text) {}
}
