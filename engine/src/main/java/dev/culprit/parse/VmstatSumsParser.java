package dev.culprit.parse;

import dev.culprit.fact.Measure;
import dev.culprit.source.Reading;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code vmstat -s}: the counters since boot in words, under the names of their files. */
final class VmstatSumsParser extends LineParser {

  private static final Pattern ROW =
      Pattern.compile("\\s{0,20}(\\d{1,18}) {1,2}(?:K )?([A-Za-z][\\w -]{2,40})");

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
    return head.stream().anyMatch(line -> line.matches("\\s{2,20}\\d+ (?:K| ) ?total memory"))
        ? 100
        : 0;
  }

  @Override
  Rows begin(Sink out) {
    return (line, number) -> {
      Matcher row = ROW.matcher(line);
      if (!row.matches()) {
        return false;
      }
      String name = NAMES.get(row.group(2));
      if (name != null) {
        double value = Long.parseLong(row.group(1));
        out.observe(new Measure(name, value, out.sample(), out.at(number, line)));
      }
      return true;
    };
  }
}
