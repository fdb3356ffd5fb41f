package dev.culprit.parse;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How container runtimes print times, states and names. */
final class ContainerWords {

  /** {@code 41d}, {@code 3h20m}, {@code 2m10s}, {@code 1y45d}, as kubectl prints times. */
  private static final Pattern COMPACT = Pattern.compile("(\\d{1,6})([ydhms])");

  /** {@code 2 hours ago}, {@code About an hour ago}, as docker and crictl do. */
  private static final Pattern SPOKEN =
      Pattern.compile("(\\d{1,6}|an?|Less than a) (second|minute|hour|day|week|month|year)s?");

  private static final Map<String, Long> UNITS =
      Map.of(
          "second", 1L,
          "minute", 60L,
          "hour", 3600L,
          "day", 86_400L,
          "week", 604_800L,
          "month", 2_592_000L,
          "year", 31_536_000L);

  /** The suffixes of a pod: replica set and copy, copy alone, or the number of a stateful set. */
  private static final Pattern POD =
      Pattern.compile(
          "(.+?)(?:-[a-f0-9]{6,10}-[a-z0-9]{5}|-[bcdfghjklmnpqrstvwxz2456789]{5}|-\\d{1,4})");

  private ContainerWords() {}

  /** Seconds of {@code 3h20m}, or -1. */
  static long compactSeconds(String text) {
    Matcher part = COMPACT.matcher(text.strip());
    long seconds = 0;
    int end = 0;
    while (part.find() && part.start() == end) {
      long unit = List.of(1L, 60L, 3600L, 86_400L, 31_536_000L).get("smhdy".indexOf(part.group(2)));
      seconds += Long.parseLong(part.group(1)) * unit;
      end = part.end();
    }
    return end == 0 || end < text.strip().length() ? -1 : seconds;
  }

  /** Seconds of {@code 2 hours ago}, or -1. */
  static long spokenSeconds(String text) {
    Matcher spoken = SPOKEN.matcher(text);
    if (!spoken.find()) {
      return -1;
    }
    long count = Math.max(1, Text.number(spoken.group(1), 1));
    return count * UNITS.get(spoken.group(2).toLowerCase(Locale.ROOT));
  }

  /** The name of a pod without what makes each copy's name its own. */
  static String ofPod(String name) {
    Matcher pod = POD.matcher(name);
    return pod.matches() ? pod.group(1) : name;
  }
}
