package dev.culprit.parse;

import dev.culprit.source.Reading;
import java.util.List;

/** nstat, and /proc/net/snmp6, which has the same names without the rate. */
final class NstatParser extends LineParser {

  NstatParser() {
    super("nstat");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "nstat", "rtacct") || Asked.file(reading, "/net/snmp6");
  }

  @Override
  public int recognise(List<String> head) {
    if (head.stream().anyMatch(line -> line.startsWith("ifIndex"))) {
      return 0; // of one interface alone, with the names of the host's counters
    }
    boolean rows = mostly(head, line -> isRow(Text.words(line, 4)));
    return Math.max(marked(head, 100, line -> line.startsWith("#kernel")), rows ? 75 : 0);
  }

  private static boolean isRow(List<String> words) {
    return (words.size() == 2 || words.size() == 3)
        && Counters.dotted(words.get(0)) != null
        && Text.number(words.get(1), -1) >= 0;
  }

  @Override
  Rows begin(Sink out) {
    return (line, number) -> {
      List<String> words = Text.words(line, 4);
      if (line.startsWith("#")) {
        return true;
      }
      return isRow(words)
          && Counters.observe(Counters.dotted(words.get(0)), words.get(1), number, line, out);
    };
  }
}
