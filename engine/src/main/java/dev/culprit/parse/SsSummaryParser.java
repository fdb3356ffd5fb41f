package dev.culprit.parse;

import dev.culprit.fact.Measure;
import dev.culprit.source.Reading;
import java.util.List;

/** {@code ss -s}, as the measures of /proc/net/sockstat that it is made of. */
final class SsSummaryParser extends LineParser {

  SsSummaryParser() {
    super("ss-summary");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "ss");
  }

  @Override
  public int recognise(List<String> head) {
    return marked(head, 100, line -> line.startsWith("TCP:") && line.contains("(estab "));
  }

  @Override
  Rows begin(Sink out) {
    return (line, number) -> row(line, number, out);
  }

  private static boolean row(String line, int number, Sink out) {
    List<String> words = Text.words(line.replace('(', ' ').replace(')', ' ').replace(',', ' '), 24);
    String first = words.isEmpty() ? "" : words.get(0);
    if (first.equals("Total:") && words.size() > 1) {
      return observe("sockstat.sockets.used", words.get(1), line, number, out);
    } else if (first.equals("TCP:")) {
      return tcp(words, line, number, out);
    }
    if (words.size() == 4
        && Text.isNumber(words.get(1))
        && !first.equals("INET")
        && !first.equals("*")) {
      boolean frag = first.equals("FRAG");
      return frag || observe("sockstat." + first + ".inuse", words.get(1), line, number, out);
    }
    return first.equals("Transport") || first.equals("INET") || first.equals("*");
  }

  private static boolean tcp(List<String> words, String line, int number, Sink out) {
    long total = Text.number(words.size() > 1 ? words.get(1) : "", -1);
    boolean any = total >= 0;
    for (int i = 2; i + 1 < words.size(); i += 2) {
      String value = words.get(i + 1).split("/", 2)[0];
      String name =
          switch (words.get(i)) {
            case "estab" -> "Tcp.CurrEstab";
            case "orphaned" -> "sockstat.TCP.orphan";
            case "timewait" -> "sockstat.TCP.tw";
            case "synrecv" -> "ss.synrecv";
            default -> "";
          };
      if (!name.isEmpty()) {
        any &= observe(name, value, line, number, out);
      }
      if (words.get(i).equals("timewait") && total >= 0) {
        long alloc = total - Math.max(0, Text.number(value, 0));
        any &= observe("sockstat.TCP.alloc", Long.toString(Math.max(0, alloc)), line, number, out);
      }
    }
    return any;
  }

  private static boolean observe(String name, String value, String line, int number, Sink out) {
    if (!Text.isNumber(value)) {
      return false;
    }
    out.observe(new Measure(name, Long.parseLong(value), out.sample(), out.at(number, line)));
    return true;
  }
}
