package dev.culprit.parse;

import dev.culprit.fact.Measure;
import dev.culprit.source.Reading;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** {@code conntrack -S}, -C and -L, and /proc/net/nf_conntrack, as counts. */
final class ConntrackParser extends LineParser {

  ConntrackParser() {
    super("conntrack");
  }

  /** A flow of ICMP, GRE or another protocol without ports. */
  private static final Pattern PORTLESS =
      Pattern.compile(
          "(?:ipv[46] +\\d{1,3} +)?[a-z0-9-]{2,12} +\\d{1,3} +\\d{1,9} +(?:[A-Z_]{2,16} +)?src=.{1,400}");

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "conntrack")
        || reading.file().endsWith("/nf_conntrack")
        || reading.file().endsWith("/ip_conntrack");
  }

  @Override
  public int recognise(List<String> head) {
    return marked(head, 90, line -> isStatistics(line) || isEntry(line));
  }

  private static boolean isStatistics(String line) {
    return line.startsWith("cpu=") && line.contains("insert_failed=");
  }

  private static boolean isEntry(String line) {
    boolean ends = line.contains(" src=") && line.contains(" dst=");
    return ends && (line.contains(" dport=") || PORTLESS.matcher(line).matches());
  }

  @Override
  Rows begin(Sink out) {
    Map<String, Long> sums = new LinkedHashMap<>();
    return new Rows() {
      private long entries = -1;

      @Override
      public boolean row(String line, int number) {
        if (isEntry(line)) {
          entries = Math.max(0, entries) + 1;
          return true;
        }
        List<String> words = Text.words(line, 40);
        if (words.size() == 1 && Text.isNumber(words.get(0))) {
          sums.merge("count", Long.parseLong(words.get(0)), Long::sum);
          return true;
        }
        boolean statistics = words.get(0).startsWith("cpu=");
        for (String word : words.subList(1, words.size())) {
          int equals = word.indexOf('=');
          if (statistics && equals > 0) {
            sums.merge(
                word.substring(0, equals), Text.number(word.substring(equals + 1), 0), Long::sum);
          }
        }
        return statistics || (line.startsWith("conntrack v") && Absence.why(line) == null);
      }

      @Override
      public void end() {
        if (entries >= 0) {
          sums.putIfAbsent("entries", entries);
        }
        sums.forEach(
            (name, sum) ->
                out.observe(
                    new Measure("conntrack." + name, sum, out.sample(), out.at(0, "conntrack"))));
      }
    };
  }
}
