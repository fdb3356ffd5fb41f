package dev.culprit.parse;

import dev.culprit.fact.Measure;
import dev.culprit.source.Reading;
import java.util.List;

/** /proc/net/sockstat and sockstat6: {@code TCP: inuse 12 orphan 0 tw 3 alloc 40 mem 2}. */
final class SockstatParser extends LineParser {

  SockstatParser() {
    super("sockstat");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.file(reading, "/net/sockstat", "/net/sockstat6");
  }

  @Override
  public int recognise(List<String> head) {
    boolean rows = head.stream().anyMatch(SockstatParser::isRow);
    return rows
            && head.stream().allMatch(line -> line.isBlank() || Prompt.isEcho(line) || isRow(line))
        ? 100
        : 0;
  }

  private static boolean isRow(String line) {
    return line.startsWith("sockets: used ")
        || line.matches("[A-Z]{3,8}6?: (inuse|memory) .{0,99}");
  }

  @Override
  Rows begin(Sink out) {
    return (line, number) -> row(line, number, out);
  }

  /** Names and numbers of one line, also where it was appended to another reading's line. */
  static boolean row(String line, int number, Sink out) {
    List<String> words = Text.words(line);
    if (words.size() < 3 || words.size() % 2 == 0 || !words.get(0).endsWith(":")) {
      return false;
    }
    String prefix = "sockstat." + words.get(0).substring(0, words.get(0).length() - 1) + ".";
    for (int i = 2; i < words.size(); i += 2) {
      if (!Text.isNumber(words.get(i))) {
        return false;
      }
    }
    for (int i = 1; i < words.size(); i += 2) {
      double value = Long.parseLong(words.get(i + 1));
      out.observe(new Measure(prefix + words.get(i), value, out.sample(), out.at(number, line)));
    }
    return true;
  }
}
