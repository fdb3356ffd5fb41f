package dev.culprit.parse;

import dev.culprit.fact.Measure;
import dev.culprit.source.Reading;
import java.util.List;
import java.util.regex.Pattern;

/** /proc/vmstat: {@code oom_kill 0} becomes {@code vmstat.oom_kill}. */
final class ProcVmstatParser extends LineParser {

  /** What memory.stat, memory.events and memory.oom_control of a control group count beside. */
  private static final Pattern GROUP =
      Pattern.compile("(?:anon|file|cache|rss|low|under_oom|oom_group_kill|total_rss) \\d{1,20}");

  ProcVmstatParser() {
    super("proc-vmstat");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.file(reading, "/proc/vmstat");
  }

  @Override
  public int recognise(List<String> head) {
    boolean group = head.stream().anyMatch(line -> GROUP.matcher(line).matches());
    return group ? 0 : marked(head, 85, line -> isRow(line) && isOwn(line));
  }

  private static boolean isOwn(String line) {
    return line.startsWith("nr_free_pages ")
        || line.startsWith("pgpgin ")
        || line.startsWith("pswpin ")
        || line.startsWith("allocstall")
        || line.startsWith("pgmajfault ")
        || line.startsWith("oom_kill ");
  }

  private static boolean isRow(String line) {
    int blank = line.indexOf(' ');
    return blank > 1
        && blank < 60
        && line.indexOf(' ', blank + 1) < 0
        && Text.isNumber(line.substring(blank + 1));
  }

  @Override
  Rows begin(Sink out) {
    return (line, number) -> {
      String row = line.strip();
      if (!isRow(row)) {
        return false;
      }
      int blank = row.indexOf(' ');
      double value = Long.parseLong(row.substring(blank + 1));
      String name = "vmstat." + row.substring(0, blank);
      out.observe(new Measure(name, value, out.sample(), out.at(number, line)));
      return true;
    };
  }
}
