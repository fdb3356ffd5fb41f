package dev.culprit.parse;

import dev.culprit.fact.Measure;
import dev.culprit.source.Reading;
import java.util.List;
import java.util.regex.Pattern;

/**
 * /proc/interrupts: how often each interrupt was served, on all cores together and on the busiest;
 * {@code interrupts.ERR} and {@code .MIS} are errors of the controller.
 */
final class InterruptsParser extends LineParser {

  private static final Pattern ROW = Pattern.compile(" {0,6}([A-Z0-9]{1,5}):(?: +\\d+)+(?: .*)?");

  InterruptsParser() {
    super("interrupts");
  }

  @Override
  public boolean claims(Reading reading) {
    return reading.file().equals("/proc/interrupts");
  }

  @Override
  public int recognise(List<String> head) {
    boolean cores = head.stream().anyMatch(InterruptsParser::isHeader);
    boolean row =
        head.stream().anyMatch(line -> line.matches(" {0,6}(?:\\d{1,4}|NMI|LOC): +\\d+ .*"));
    return cores && row ? 92 : 0;
  }

  private static boolean isHeader(String line) {
    return line.strip().matches("CPU\\d+(?: +CPU\\d+)*");
  }

  @Override
  Rows begin(Sink out) {
    return new Rows() {
      private int cores = 1;

      @Override
      public boolean row(String line, int number) {
        if (isHeader(line)) {
          cores = Text.words(line).size();
          return true;
        } else if (!ROW.matcher(line).matches()) {
          return false;
        }
        List<String> words = Text.words(line, cores + 2);
        double total = 0;
        double most = 0;
        for (int i = 1; i < words.size() && i <= cores && Text.isNumber(words.get(i)); i++) {
          double count = Long.parseLong(words.get(i));
          total += count;
          most = Math.max(most, count);
        }
        String name = "interrupts." + words.get(0).replace(":", "");
        if (total > 0) {
          out.observe(new Measure(name, total, out.sample(), out.at(number, line)));
          out.observe(new Measure(name + ".busiest", most, out.sample(), out.at(number, line)));
        }
        return true;
      }
    };
  }
}
