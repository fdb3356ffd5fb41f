package dev.culprit.parse;

import dev.culprit.fact.Origin;
import dev.culprit.fact.ProcessSeen;
import dev.culprit.source.Reading;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers of threads of one process, as {@code ls /proc/PID/task | wc -l} or {@code ps -T -p PID |
 * wc -l} print them, once or in a loop; times between them are passed over.
 */
final class ThreadSeriesParser extends LineParser {

  private static final Pattern ASKED =
      Pattern.compile(
          "/proc/(?<pid>\\d{1,7})/task\\b[^;|]*\\|\\s*wc\\b"
              + "|\\bps\\s(?=[^|;]*(?:-\\w*[LT]|\\bh?u?H|\\bm\\b))[^|;]*\\bp\\s*(?<ps>\\d{1,7})\\b[^;|]*\\|\\s*wc\\b");

  private static final Pattern TIME = Pattern.compile(".*\\b\\d{1,2}:\\d\\d(?::\\d\\d)?\\b.*");

  ThreadSeriesParser() {
    super("thread-series");
  }

  @Override
  public boolean claims(Reading reading) {
    return ASKED.matcher(reading.command()).find();
  }

  /** A bare number could be anything. */
  @Override
  public int recognise(List<String> head) {
    return mostly(head, line -> Text.isNumber(line.strip()), line -> TIME.matcher(line).matches())
        ? 1
        : 0;
  }

  @Override
  Rows begin(Sink out) {
    Matcher asked = ASKED.matcher(out.asked());
    boolean known = asked.find();
    String process = known ? asked.group("pid") : null;
    int pid = known ? Text.integer(process == null ? asked.group("ps") : process) : 0;
    // ps prints a header, which wc counts along
    int besides = known && process == null && !out.asked().matches(".*\\bps\\s+\\w*h.*") ? 1 : 0;
    return new Rows() {
      private int sample = out.sample();

      @Override
      public boolean row(String line, int number) {
        int count = Text.integer(line.strip()) - besides;
        if (pid > 0 && count > 0) {
          out.observe(seen(pid, count, sample++, out.at(number, line)));
          return true;
        }
        return TIME.matcher(line).matches();
      }
    };
  }

  private static ProcessSeen seen(int pid, int threads, int sample, Origin origin) {
    return new ProcessSeen(pid, -1, "", "", "", '?', -1, -1, threads, -1, "", sample, origin);
  }
}
