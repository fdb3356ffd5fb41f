package dev.culprit.parse;

import dev.culprit.fact.Measure;
import dev.culprit.source.Reading;
import java.util.List;

/** {@code jstat -gcutil}: how full a JVM's generations are, and how often it collects. */
final class JstatParser extends LineParser {

  JstatParser() {
    super("jstat");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "jstat");
  }

  @Override
  public int recognise(List<String> head) {
    return marked(head, 100, line -> isHeader(Text.words(line)));
  }

  private static boolean isHeader(List<String> words) {
    return words.containsAll(List.of("S0", "S1", "E", "O", "YGC", "FGC", "FGCT"));
  }

  @Override
  Rows begin(Sink out) {
    return new Table(out);
  }

  private static final class Table implements Rows {

    private final Sink out;
    private List<String> columns = List.of();
    private double firstFull = Double.NaN;
    private double lastFull;
    private double old;
    private String line = "";
    private int number;

    Table(Sink out) {
      this.out = out;
    }

    @Override
    public boolean row(String row, int at) {
      List<String> words = Text.words(row);
      if (isHeader(words)) {
        columns = words;
        return true;
      }
      if (columns.isEmpty() || words.size() != columns.size()) {
        return false;
      }
      double full = Text.decimal(words.get(columns.indexOf("FGC")));
      old = Text.decimal(words.get(columns.indexOf("O")));
      firstFull = Double.isNaN(firstFull) ? full : firstFull;
      lastFull = full;
      line = row;
      number = at;
      return true;
    }

    @Override
    public void end() {
      if (!Double.isNaN(firstFull) && !Double.isNaN(old)) {
        out.observe(new Measure("jstat.O", old, out.sample(), out.at(number, line)));
        out.observe(
            new Measure(
                "jstat.FGC.growth", lastFull - firstFull, out.sample(), out.at(number, line)));
      }
    }
  }
}
