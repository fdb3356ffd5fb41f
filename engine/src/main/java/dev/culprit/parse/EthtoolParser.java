package dev.culprit.parse;

import dev.culprit.fact.Measure;
import dev.culprit.source.Reading;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * {@code ethtool -S}: of a card's many counters those that tell of loss, under {@code nic.NAME.}.
 */
final class EthtoolParser extends LineParser {

  private static final List<String> LOSS =
      List.of(
          "err",
          "drop",
          "discard",
          "miss",
          "fifo",
          "crc",
          "collision",
          "timeout",
          "overrun",
          "no_buf",
          "carrier",
          "jabber",
          "fail",
          "exhaust");

  /** What the tool's other options print first. */
  private static final Pattern TITLE =
      Pattern.compile(
          "(?:Settings|Ring parameters|Features|Pause parameters|Coalesce parameters|Channel parameters"
              + "|Time stamping parameters) for \\S{1,40}:");

  EthtoolParser() {
    super("ethtool");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "ethtool");
  }

  @Override
  public int recognise(List<String> head) {
    return marked(
        head,
        95,
        line ->
            line.startsWith("NIC statistics:")
                || line.equals("no stats available")
                || TITLE.matcher(line).matches());
  }

  @Override
  Rows begin(Sink out) {
    List<String> words = Text.words(out.asked(), 20);
    String asked = words.isEmpty() ? "" : words.get(words.size() - 1);
    return new Rows() {
      private String device = asked;

      @Override
      public boolean row(String line, int number) {
        if (line.startsWith("Settings for ")) {
          device = line.substring("Settings for ".length()).replace(":", "").strip();
          return true;
        }
        int colon = line.lastIndexOf(": ");
        String name = colon < 0 ? "" : line.substring(0, colon).strip();
        String value = colon < 0 ? "" : line.substring(colon + 2).strip();
        if (name.equals("Link detected")) {
          observe("link", value.equals("yes") ? 1 : 0, number, line);
        } else if (name.equals("Speed") && value.endsWith("Mb/s")) {
          observe("speed", Text.number(value.substring(0, value.length() - 4), 0), number, line);
        } else if (Text.isNumber(value) && tellsOfLoss(name)) {
          observe(name.replace(' ', '_'), Long.parseLong(value), number, line);
        }
        return line.indexOf(':') > 0
            || line.equals("no stats available")
            || line.equals("No data available")
            || line.charAt(0) <= ' ';
      }

      private void observe(String name, long value, int number, String line) {
        String full = "nic." + device + "." + name;
        out.observe(new Measure(full, value, out.sample(), out.at(number, line)));
      }
    };
  }

  private static boolean tellsOfLoss(String name) {
    String low = name.toLowerCase(Locale.ROOT);
    return LOSS.stream().anyMatch(low::contains);
  }
}
