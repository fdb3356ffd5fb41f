package dev.culprit.parse;

import dev.culprit.fact.Measure;
import dev.culprit.source.Reading;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * {@code ethtool -S}: of a card's many counters those that tell of loss, and how many packets it
 * received, under {@code nic.NAME.}; {@code nic.card.} where nothing names the card.
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

  /** A counter as drivers name them; a paste may begin below the title. */
  private static final Pattern COUNTER =
      Pattern.compile("\\s*(?:rx|tx)_[a-z0-9_]{3,40}: \\d{1,20}\\s*");

  /** How many counters in a row no other tool prints. */
  private static final int ENOUGH = 4;

  EthtoolParser() {
    super("ethtool");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "ethtool");
  }

  @Override
  public int recognise(List<String> head) {
    long counters = head.stream().filter(line -> COUNTER.matcher(line).matches()).count();
    if (counters >= ENOUGH && counters * 2 >= head.size()) {
      return 70;
    }
    return marked(
        head,
        95,
        line ->
            line.startsWith("NIC statistics:")
                || line.equals("no stats available")
                || line.startsWith("firmware-version: ")
                || TITLE.matcher(line).matches());
  }

  @Override
  Rows begin(Sink out) {
    String asked = device(out.asked());
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

  /** The card that a command asks for, whatever its answer is piped into. */
  private static String device(String command) {
    String named = "card";
    for (String word : Text.words(Asked.arguments(command).split("\\|", 2)[0], 20)) {
      named = word.startsWith("-") ? named : word;
    }
    return named;
  }

  private static boolean tellsOfLoss(String name) {
    if (name.equals("rx_packets") || name.equals("rx_ucast_packets")) {
      return true;
    }
    String low = name.toLowerCase(Locale.ROOT);
    return LOSS.stream().anyMatch(low::contains);
  }
}
