package dev.culprit.parse;

import dev.culprit.fact.ConfiguredLimit;
import dev.culprit.source.Reading;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** /etc/security/limits.conf and limits.d. */
final class LimitsConfParser extends LineParser {

  private static final Set<String> TYPES = Set.of("soft", "hard", "-");

  LimitsConfParser() {
    super("limits-conf");
  }

  @Override
  public boolean claims(Reading reading) {
    return reading.file().endsWith("/limits.conf") || reading.file().contains("/limits.d/");
  }

  @Override
  public int recognise(List<String> head) {
    int rows = 0;
    int others = 0;
    boolean comments = false;
    for (String line : head) {
      boolean comment = line.strip().startsWith("#");
      comments |= comment && (line.contains("<domain>") || line.contains("nofile"));
      rows += isRow(Text.words(line, 6)) ? 1 : 0;
      others += line.isBlank() || comment || isRow(Text.words(line, 6)) ? 0 : 1;
    }
    return rows > 0 && rows >= others ? 85 : comments && others == 0 ? 60 : 0;
  }

  private static boolean isRow(List<String> words) {
    return words.size() >= 4 && TYPES.contains(words.get(1)) && LimitNames.value(words.get(3)) >= 0;
  }

  @Override
  Rows begin(Sink out) {
    Map<String, ConfiguredLimit> limits = new LinkedHashMap<>();
    return new Rows() {
      @Override
      public boolean row(String line, int number) {
        List<String> words = Text.words(line, 6);
        if (!isRow(words)) {
          return line.strip().startsWith("#");
        }
        String resource = LimitNames.ofWord(words.get(2));
        if (resource != null && limits.size() < 10_000) {
          long value = LimitNames.value(words.get(3));
          String key = words.get(0) + " " + resource;
          ConfiguredLimit limit =
              new ConfiguredLimit(
                  words.get(0), resource, value, "limits.conf", out.at(number, line));
          // a later row wins over an earlier one, and a soft limit over a hard one
          if (!words.get(1).equals("hard") || !limits.containsKey(key)) {
            limits.put(key, limit);
          }
        }
        return true;
      }

      @Override
      public void end() {
        limits.values().forEach(out::observe);
      }
    };
  }
}
