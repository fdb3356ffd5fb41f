package dev.culprit.parse;

import dev.culprit.fact.Measure;
import dev.culprit.source.Reading;
import java.util.List;

/**
 * jstat with {@code -gcutil}, {@code -gc}, {@code -gccause} or {@code -gcold}, with a time stamp
 * ({@code -t}) or without: how full a JVM's old generation is, and how often it collects the whole
 * heap. JDK 7 has P where later ones have M and CCS; JDK 11 and later also CGC and CGCT.
 */
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
    boolean share = words.contains("O") && words.contains("E");
    boolean sizes = words.contains("OC") && words.contains("OU");
    return (share || sizes) && words.containsAll(List.of("YGC", "FGC", "FGCT"));
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
      // the causes at the end of -gccause are several words each
      boolean causes = columns.contains("LGCC") && words.size() > columns.size();
      if (columns.isEmpty() || (words.size() != columns.size() && !causes)) {
        return false;
      }
      double full = value(words, "FGC");
      old = columns.contains("O") ? value(words, "O") : share(words);
      firstFull = Double.isNaN(firstFull) ? full : firstFull;
      lastFull = full;
      line = row;
      number = at;
      return true;
    }

    private double share(List<String> words) {
      double capacity = value(words, "OC");
      return capacity > 0 ? Math.round(value(words, "OU") * 10_000 / capacity) / 100.0 : Double.NaN;
    }

    private double value(List<String> words, String column) {
      return Text.decimal(words.get(columns.indexOf(column)));
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
