package dev.culprit.parse;

import dev.culprit.fact.InterfaceCounters;
import dev.culprit.fact.Origin;
import dev.culprit.source.Reading;
import java.util.List;

/** The tables of interface counters: {@code netstat -i} and /proc/net/dev. */
final class InterfaceTableParser extends LineParser {

  InterfaceTableParser() {
    super("interface-table");
  }

  @Override
  public boolean claims(Reading reading) {
    return reading.file().endsWith("/net/dev")
        || (Asked.tool(reading, "netstat") && Asked.arguments(reading.command()).contains("i"));
  }

  @Override
  public int recognise(List<String> head) {
    return marked(head, 95, InterfaceTableParser::isHeader);
  }

  private static boolean isHeader(String line) {
    return line.startsWith("Kernel Interface table")
        || line.startsWith("Inter-|   Receive")
        || line.startsWith(" face |bytes")
        || (line.startsWith("Iface ") && line.contains("RX-OK"));
  }

  @Override
  Rows begin(Sink out) {
    return new Rows() {
      private List<String> names = List.of();

      @Override
      public boolean row(String line, int number) {
        if (isHeader(line)) {
          names = line.startsWith("Iface ") ? Text.words(line, 20) : names;
          return true;
        }
        int colon = line.indexOf(':');
        if (names.isEmpty() && colon > 0) {
          List<String> words = Text.words(line.substring(colon + 1), 20);
          return proc(line.substring(0, colon).strip(), words, out.at(number, line));
        }
        return table(Text.words(line, 20), out.at(number, line));
      }

      private boolean proc(String device, List<String> words, Origin at) {
        if (words.size() < 16 || !words.stream().limit(16).allMatch(Text::isNumber)) {
          return false;
        }
        long overruns = n(words, 4) + n(words, 5);
        out.observe(
            new InterfaceCounters(
                device,
                n(words, 1),
                n(words, 2),
                n(words, 3),
                overruns,
                n(words, 9),
                n(words, 10),
                n(words, 11),
                n(words, 14),
                n(words, 13),
                out.sample(),
                at));
        return true;
      }

      private boolean table(List<String> words, Origin at) {
        if (names.isEmpty() || words.size() < names.size() - 1) {
          return words.size() > 2 && words.contains("no") && words.contains("statistics");
        }
        out.observe(
            new InterfaceCounters(
                words.get(0),
                of(words, "RX-OK"),
                of(words, "RX-ERR"),
                of(words, "RX-DRP"),
                of(words, "RX-OVR"),
                of(words, "TX-OK"),
                of(words, "TX-ERR"),
                of(words, "TX-DRP"),
                -1,
                -1,
                out.sample(),
                at));
        return true;
      }

      private long of(List<String> words, String name) {
        int at = names.indexOf(name);
        return at < 0 || at >= words.size() ? -1 : Text.number(words.get(at), -1);
      }
    };
  }

  private static long n(List<String> words, int index) {
    return Text.number(words.get(index), -1);
  }
}
