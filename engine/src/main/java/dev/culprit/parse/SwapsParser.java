package dev.culprit.parse;

import dev.culprit.fact.Measure;
import dev.culprit.source.Reading;
import java.util.List;

/**
 * /proc/swaps and {@code swapon --summary} or {@code --show}: {@code swaps.size} and {@code
 * swaps.used}, in KiB over all areas. Without a row there is no swap: both are 0.
 */
final class SwapsParser extends LineParser {

  SwapsParser() {
    super("swaps");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.file(reading, "/proc/swaps") || Asked.tool(reading, "swapon");
  }

  @Override
  public int recognise(List<String> head) {
    return marked(head, 100, SwapsParser::isHeader);
  }

  private static boolean isHeader(String line) {
    return line.startsWith("Filename\t")
        || (line.startsWith("Filename ") && line.contains("Priority"))
        || (line.startsWith("NAME ") && line.contains(" SIZE ") && line.endsWith("PRIO"));
  }

  @Override
  Rows begin(Sink out) {
    return new Rows() {
      private boolean header;
      private int headerLine;
      private String headerText = "";
      private double size;
      private double used;

      @Override
      public boolean row(String line, int number) {
        if (isHeader(line)) {
          header = true;
          headerLine = number;
          headerText = line;
          return true;
        }
        List<String> words = Text.words(line);
        if (!header || words.size() != 5) {
          return false;
        }
        double all = kib(words.get(2));
        double taken = kib(words.get(3));
        if (all < 0 || taken < 0) {
          return false;
        }
        size += all;
        used += taken;
        return true;
      }

      @Override
      public void end() {
        if (header) {
          out.observe(
              new Measure("swaps.size", size, out.sample(), out.at(headerLine, headerText)));
          out.observe(
              new Measure("swaps.used", used, out.sample(), out.at(headerLine, headerText)));
        }
      }
    };
  }

  /** The kernel's file counts in KiB, swapon --show with a unit. */
  private static double kib(String text) {
    long number = Text.number(text, -1);
    return number >= 0 ? number : Text.bytes(text, 1) / 1024.0;
  }
}
