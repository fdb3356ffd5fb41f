package dev.culprit.parse;

import dev.culprit.fact.Measure;
import dev.culprit.fact.ServiceSetting;
import dev.culprit.source.Reading;
import java.util.List;
import java.util.Set;

/** {@code redis-cli info}: sections of {@code name:value}. */
final class RedisInfoParser extends LineParser {

  private static final Set<String> SURE =
      Set.of(
          "redis_version", "used_memory", "used_memory_human", "maxmemory_policy", "evicted_keys");

  RedisInfoParser() {
    super("redis-info");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "redis-cli", "valkey-cli")
        && Asked.arguments(reading.command()).toLowerCase(java.util.Locale.ROOT).contains("info");
  }

  @Override
  public int recognise(List<String> head) {
    long sure = head.stream().filter(line -> SURE.contains(name(line))).count();
    return sure >= 2 ? 95 : sure == 1 ? 50 : 0;
  }

  private static String name(String line) {
    int colon = line.indexOf(':');
    if (colon <= 0 || colon > 60) {
      return "";
    }
    for (int i = 0; i < colon; i++) {
      char c = line.charAt(i);
      boolean plain = c == '_' || Character.isLetterOrDigit(c) || c == '-' || c == '.';
      if (!plain) {
        return "";
      }
    }
    return line.substring(0, colon);
  }

  @Override
  Rows begin(Sink out) {
    return (line, number) -> {
      if (line.startsWith("# ")) {
        return true;
      }
      String name = name(line);
      if (name.isEmpty()) {
        return false;
      }
      String value = line.substring(name.length() + 1).strip();
      double figure = Text.decimal(value);
      if (name.equals("maxmemory_policy")) {
        out.observe(
            new ServiceSetting("redis", "info", "maxmemory-policy", value, out.at(number, line)));
      } else if (!Double.isNaN(figure)) {
        out.observe(new Measure("redis." + name, figure, out.sample(), out.at(number, line)));
      }
      return true;
    };
  }
}
