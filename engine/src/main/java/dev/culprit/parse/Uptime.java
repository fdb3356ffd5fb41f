package dev.culprit.parse;

import dev.culprit.fact.Measure;
import java.util.List;

/** The line of {@code uptime}, which {@code w} and {@code top} print as well. */
final class Uptime {

  private static final String LOAD = "load average";

  private Uptime() {}

  /** Observes {@code loadavg.1}, {@code .5}, {@code .15} and {@code uptime.seconds}. */
  static boolean measures(String line, int number, int sample, Sink out) {
    int at = line.toLowerCase(java.util.Locale.ROOT).indexOf(LOAD);
    int colon = at < 0 ? -1 : line.indexOf(':', at);
    if (colon < 0) {
      return false;
    }
    List<String> loads = Text.words(line.substring(colon + 1).replace(", ", " "));
    String[] names = {"loadavg.1", "loadavg.5", "loadavg.15"};
    for (int i = 0; i < Math.min(3, loads.size()); i++) {
      double load = Text.decimal(loads.get(i));
      if (Double.isNaN(load)) {
        return false;
      }
      out.observe(new Measure(names[i], load, sample, out.at(number, line)));
    }
    span(line.substring(0, at), number, line, sample, out);
    return !loads.isEmpty();
  }

  /** Observes {@code uptime.seconds} of a text with {@code up 3 days, 2:14}, if it has one. */
  static void span(String text, int number, String line, int sample, Sink out) {
    double seconds = upSeconds(text);
    if (seconds >= 0) {
      out.observe(new Measure("uptime.seconds", seconds, sample, out.at(number, line)));
    }
  }

  /** Seconds of {@code up 3 days, 2:14,} or {@code up 5 min,}; -1 when there is none. */
  private static double upSeconds(String text) {
    int up = text.indexOf(" up ");
    if (up < 0) {
      return -1;
    }
    double seconds = 0;
    List<String> words = Text.words(text.substring(up + 4).replace(',', ' '));
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.startsWith("user")) {
        break;
      } else if (word.indexOf(':') > 0) {
        seconds += Math.max(0, Durations.seconds(word)) * 60.0;
      } else if (i > 0) {
        seconds += Math.max(0, Text.number(words.get(i - 1), 0)) * unit(word);
      }
    }
    return seconds;
  }

  private static long unit(String word) {
    if (word.startsWith("week")) {
      return 7 * 86_400;
    } else if (word.startsWith("day")) {
      return 86_400;
    } else if (word.startsWith("min")) {
      return 60;
    }
    return word.startsWith("h") ? 3600 : word.startsWith("sec") ? 1 : 0;
  }
}
