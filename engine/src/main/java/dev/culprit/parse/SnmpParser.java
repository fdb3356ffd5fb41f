package dev.culprit.parse;

import dev.culprit.source.Reading;
import java.util.List;

/** /proc/net/snmp and /proc/net/netstat: a line of names, then one of numbers, by protocol. */
final class SnmpParser extends LineParser {

  private static final int MOST_COLUMNS = 1_000;

  SnmpParser() {
    super("proc-net-snmp");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.file(reading, "/net/snmp", "/net/netstat");
  }

  @Override
  public int recognise(List<String> head) {
    return marked(
        head,
        100,
        line -> line.startsWith("TcpExt: Syncookies") || line.startsWith("Tcp: RtoAlgorithm"));
  }

  @Override
  Rows begin(Sink out) {
    return new Rows() {
      private List<String> names = List.of();

      @Override
      public boolean row(String line, int number) {
        List<String> words = Text.words(line, MOST_COLUMNS);
        if (words.size() < 2 || !words.get(0).endsWith(":")) {
          return false;
        }
        if (Text.number(words.get(1), Long.MIN_VALUE) == Long.MIN_VALUE) {
          names = words;
          return true;
        }
        return values(words, number);
      }

      private boolean values(List<String> words, int number) {
        if (names.isEmpty() || !names.get(0).equals(words.get(0))) {
          return false;
        }
        String prefix = words.get(0).substring(0, words.get(0).length() - 1) + ".";
        for (int i = 1; i < Math.min(names.size(), words.size()); i++) {
          String proof = names.get(i) + " " + words.get(i);
          Counters.observe(prefix + names.get(i), words.get(i), number, prefix + proof, out);
        }
        return names.size() == words.size();
      }
    };
  }
}
