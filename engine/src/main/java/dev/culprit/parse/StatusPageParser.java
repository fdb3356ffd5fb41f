package dev.culprit.parse;

import dev.culprit.fact.Measure;
import dev.culprit.source.Reading;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The status page of a server of {@code name: value} lines: php-fpm's and httpd's; the latter also
 * as the sentence that browsers show.
 */
final class StatusPageParser extends LineParser {

  private static final Pattern SENTENCE =
      Pattern.compile(
          "(\\d+) requests currently being processed, (?:\\d+ workers gracefully restarting, )?(\\d+) idle workers");

  private final String prefix;
  private final List<String> sure;
  private final Map<String, String> names;

  private StatusPageParser(String id, String prefix, List<String> sure, Map<String, String> names) {
    super(id);
    this.prefix = prefix;
    this.sure = sure;
    this.names = names;
  }

  static StatusPageParser phpFpm() {
    return new StatusPageParser(
        "php-fpm-status",
        "php-fpm.",
        List.of("listen queue:", "idle processes:", "active processes:"),
        Map.of(
            "listen queue", "listen-queue",
            "max listen queue", "max-listen-queue",
            "listen queue len", "listen-queue-length",
            "idle processes", "idle",
            "active processes", "active",
            "total processes", "total",
            "max active processes", "max-active",
            "max children reached", "max-children-reached",
            "slow requests", "slow-requests",
            "accepted conn", "accepted"));
  }

  static StatusPageParser apache() {
    return new StatusPageParser(
        "apache-status",
        "apache.",
        List.of("busyworkers:", "idleworkers:", "requests currently being processed"),
        Map.of(
            "busyworkers", "busy",
            "idleworkers", "idle",
            "total accesses", "accesses",
            "reqpersec", "requests-per-second",
            "uptime", "uptime",
            "connstotal", "connections"));
  }

  @Override
  public boolean claims(Reading reading) {
    return false;
  }

  @Override
  public int recognise(List<String> head) {
    if (prefix.equals("apache.") && head.stream().anyMatch(line -> SENTENCE.matcher(line).find())) {
      return 95;
    }
    int hits = 0;
    for (String line : head) {
      String lower = line.strip().toLowerCase(Locale.ROOT);
      hits +=
          sure.stream().anyMatch(s -> s.endsWith(":") ? lower.startsWith(s) : lower.contains(s))
              ? 1
              : 0;
    }
    return hits >= 2 ? 95 : hits == 1 && head.size() <= 3 ? 85 : 0;
  }

  @Override
  Rows begin(Sink out) {
    return (line, number) -> {
      Matcher sentence = SENTENCE.matcher(line);
      if (sentence.find()) {
        measure(out, "busy", sentence.group(1), line, number);
        measure(out, "idle", sentence.group(2), line, number);
        return true;
      }
      int colon = line.indexOf(':');
      if (colon <= 0) {
        return line.strip().matches("[_SRWKDCLGI.]{5,}");
      }
      String name = names.get(line.substring(0, colon).strip().toLowerCase(Locale.ROOT));
      if (name != null) {
        measure(out, name, line.substring(colon + 1).strip(), line, number);
      }
      return true;
    };
  }

  private void measure(Sink out, String name, String value, String line, int number) {
    double figure = Text.decimal(value);
    if (!Double.isNaN(figure)) {
      out.observe(new Measure(prefix + name, figure, out.sample(), out.at(number, line)));
    }
  }
}
