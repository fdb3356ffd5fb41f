package dev.culprit.parse;

import dev.culprit.fact.HeapClass;
import dev.culprit.fact.Measure;
import dev.culprit.source.Reading;
import java.util.List;

/**
 * {@code jmap -histo} and {@code jcmd GC.class_histogram}: which classes fill a JVM's heap. The
 * largest come first; only they are kept.
 */
final class JmapHistoParser extends LineParser {

  /** Those further down hold next to nothing. */
  private static final int LARGEST = 20;

  JmapHistoParser() {
    super("jmap-histo");
  }

  @Override
  public boolean claims(Reading reading) {
    String arguments = Asked.arguments(reading.command());
    return (Asked.tool(reading, "jmap") && arguments.contains("-histo"))
        || (Asked.tool(reading, "jcmd") && arguments.contains("class_histogram"));
  }

  @Override
  public int recognise(List<String> head) {
    return head.stream().anyMatch(JmapHistoParser::isHeader) ? 100 : 0;
  }

  private static boolean isHeader(String line) {
    List<String> words = Text.words(line, 5);
    return words.size() >= 4 && words.subList(0, 3).equals(List.of("num", "#instances", "#bytes"));
  }

  @Override
  Rows begin(Sink out) {
    return (line, number) -> {
      List<String> words = Text.words(line, 5);
      if (isHeader(line) || line.strip().matches("-{10,}|\\d+:")) {
        return true;
      } else if (words.size() < 3) {
        return false;
      }
      boolean total = words.get(0).equals("Total");
      String rank = words.get(0).replace(":", "");
      long instances = Text.number(words.get(1), -1);
      long bytes = Text.number(words.get(2), -1);
      if (instances < 0 || bytes < 0 || (!total && (words.size() < 4 || !Text.isNumber(rank)))) {
        return false;
      }
      if (total) {
        out.observe(new Measure("jmap.bytes", bytes, out.sample(), out.at(number, line)));
      } else if (Text.integer(rank) <= LARGEST) {
        String name = words.get(3);
        out.observe(new HeapClass(name, instances, bytes, out.sample(), out.at(number, line)));
      }
      return true;
    };
  }
}
