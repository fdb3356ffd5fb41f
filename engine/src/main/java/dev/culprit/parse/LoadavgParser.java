package dev.culprit.parse;

import dev.culprit.fact.Measure;
import dev.culprit.source.Reading;
import java.util.List;
import java.util.regex.Pattern;

/** /proc/loadavg: {@code 4.47 4.80 4.17 5/123 2564}. */
final class LoadavgParser extends LineParser {

  private static final Pattern ROW =
      Pattern.compile(
          "\\d{1,7}\\.\\d\\d \\d{1,7}\\.\\d\\d \\d{1,7}\\.\\d\\d \\d{1,7}/\\d{1,7} \\d{1,10}");

  private static final List<String> NAMES = List.of("loadavg.1", "loadavg.5", "loadavg.15");

  LoadavgParser() {
    super("loadavg");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.file(reading, "/proc/loadavg");
  }

  @Override
  public int recognise(List<String> head) {
    boolean all =
        head.stream().allMatch(line -> line.isBlank() || Prompt.isEcho(line) || isRow(line));
    return all && head.stream().anyMatch(LoadavgParser::isRow) ? 100 : 0;
  }

  private static boolean isRow(String line) {
    return line.length() < 80 && ROW.matcher(line.strip()).matches();
  }

  @Override
  Rows begin(Sink out) {
    return new Rows() {
      private int sample = out.sample() - 1;

      @Override
      public boolean row(String line, int number) {
        if (!isRow(line)) {
          return false;
        }
        sample++;
        List<String> words = Text.words(line);
        for (int i = 0; i < NAMES.size(); i++) {
          observe(NAMES.get(i), Text.decimal(words.get(i)), number, line);
        }
        String[] tasks = words.get(3).split("/", 2);
        observe("loadavg.runnable", Text.decimal(tasks[0]), number, line);
        observe("loadavg.threads", Text.decimal(tasks[1]), number, line);
        return true;
      }

      private void observe(String name, double value, int number, String line) {
        out.observe(new Measure(name, value, sample, out.at(number, line)));
      }
    };
  }
}
