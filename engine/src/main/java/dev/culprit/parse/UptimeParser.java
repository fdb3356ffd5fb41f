package dev.culprit.parse;

import dev.culprit.source.Reading;
import java.util.List;

/** uptime and w: load averages and how long the host is up. */
final class UptimeParser extends LineParser {

  UptimeParser() {
    super("uptime");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "uptime", "w");
  }

  @Override
  public int recognise(List<String> head) {
    return Math.max(
        marked(head, 80, UptimeParser::isUptime), marked(head, 1, UptimeParser::isSpan));
  }

  /** {@code up 2 weeks, 3 days, 4 hours} of {@code uptime -p}. */
  private static boolean isSpan(String line) {
    return line.startsWith("up ") && line.matches("up \\d.{0,60}(?:minutes?|hours?|days?|weeks?)");
  }

  private static boolean isUptime(String line) {
    return line.contains(" up ") && line.contains("load average") && !line.startsWith("top - ");
  }

  @Override
  Rows begin(Sink out) {
    return new Rows() {
      private boolean users;
      private int sample = out.sample() - 1;

      @Override
      public boolean row(String line, int number) {
        if (isUptime(line)) {
          users = false;
          sample++;
          return Uptime.measures(line, number, sample, out);
        }
        if (isSpan(line)) {
          Uptime.span(" " + line, number, line, ++sample, out);
          return true;
        }
        if (line.contains(" TTY ") && (line.contains(" JCPU ") || line.contains(" IDLE "))) {
          users = true;
          return true;
        }
        return users && Text.words(line).size() >= 5;
      }
    };
  }
}
