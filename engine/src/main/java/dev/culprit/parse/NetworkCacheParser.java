package dev.culprit.parse;

import dev.culprit.fact.Measure;
import dev.culprit.source.Reading;
import java.util.List;

/**
 * /proc/net/stat/arp_cache, ndisc_cache and nf_conntrack: a line of names, then one of hexadecimal
 * numbers for each core; here as sums under {@code NAME.}. The first column, {@code entries}, is
 * the same number in each row.
 */
final class NetworkCacheParser extends LineParser {

  NetworkCacheParser() {
    super("network-cache");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.file(
        reading, "/net/stat/arp_cache", "/net/stat/ndisc_cache", "/net/stat/nf_conntrack");
  }

  @Override
  public int recognise(List<String> head) {
    return marked(head, 95, line -> !kind(line).isEmpty());
  }

  /** What a header is of, or "". */
  private static String kind(String line) {
    if (!line.startsWith("entries ")) {
      return "";
    } else if (line.contains(" insert_failed")) {
      return "conntrack";
    }
    return line.contains(" hash_grows") ? "neighbour-cache" : "";
  }

  @Override
  Rows begin(Sink out) {
    return new Rows() {
      private List<String> names = List.of();
      private String kind = "";
      private long[] sums = {};
      private int first;
      private String text = "";

      @Override
      public boolean row(String line, int number) {
        if (!kind(line).isEmpty()) {
          end();
          kind = kind(line);
          names = Text.words(line, 40);
          sums = new long[names.size()];
          first = number;
          text = line;
          return true;
        }
        List<String> words = Text.words(line, 40);
        if (names.isEmpty() || words.size() != names.size()) {
          return false;
        }
        for (int i = 0; i < sums.length; i++) {
          long value = hex(words.get(i));
          if (value < 0) {
            return false;
          }
          sums[i] = i == 0 ? value : sums[i] + value;
        }
        return true;
      }

      private static long hex(String word) {
        return word.matches("[0-9a-f]{8,16}") ? Long.parseUnsignedLong(word, 16) : -1;
      }

      @Override
      public void end() {
        for (int i = 0; i < sums.length; i++) {
          String name = kind + "." + names.get(i);
          String proof = names.get(i) + " " + sums[i] + " of: " + text.strip();
          out.observe(new Measure(name, sums[i], out.sample(), out.at(first, proof)));
        }
        sums = new long[0];
        names = List.of();
      }
    };
  }
}
