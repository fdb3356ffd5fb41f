package dev.culprit.parse;

import dev.culprit.fact.Measure;
import dev.culprit.source.Reading;
import java.util.List;

/**
 * The columns of the tool vmstat, as {@code vmstat-tool.si}; each row is a sample, the first of
 * which is the mean since boot.
 */
final class VmstatParser extends LineParser {

  VmstatParser() {
    super("vmstat");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "vmstat");
  }

  @Override
  public int recognise(List<String> head) {
    return marked(head, 100, line -> isHeader(Text.words(line)));
  }

  private static boolean isHeader(List<String> words) {
    return words.size() >= 12
        && words.get(0).equals("r")
        && words.get(1).equals("b")
        && words.contains("swpd");
  }

  @Override
  Rows begin(Sink out) {
    return new Rows() {
      private List<String> columns = List.of();
      private int sample = out.sample() - 1;

      @Override
      public boolean row(String line, int number) {
        if (line.startsWith("procs ") || line.startsWith("--procs")) {
          return true;
        }
        List<String> words = Text.words(line);
        if (isHeader(words)) {
          // with -t a time stands behind, below the name of its zone
          int end = words.stream().takeWhile(word -> word.matches("[a-z]{1,6}")).toList().size();
          columns = words.subList(0, end);
          return true;
        }
        if (columns.isEmpty() || words.size() < columns.size() || !areNumbers(words)) {
          return false;
        }
        sample++;
        for (int i = 0; i < columns.size(); i++) {
          double value = Text.decimal(words.get(i));
          String name = "vmstat-tool." + columns.get(i);
          out.observe(new Measure(name, value, sample, out.at(number, line)));
        }
        return true;
      }

      private boolean areNumbers(List<String> words) {
        return words.subList(0, columns.size()).stream().allMatch(Text::isNumber);
      }
    };
  }
}
