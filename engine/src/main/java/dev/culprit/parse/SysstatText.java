package dev.culprit.parse;

import dev.culprit.fact.CoreLoad;
import dev.culprit.fact.Origin;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What the tools of sysstat print around their tables. */
final class SysstatText {

  /** Hours, minutes and seconds as the tools print them in Chinese and Japanese. */
  private static final Pattern CJK_TIME =
      Pattern.compile("\\d{1,2}[\\u65f6\\u6642]\\d{1,2}\\u5206\\d{1,2}\\u79d2");

  /** AM and PM, also in Chinese and in Japanese. */
  private static final Set<String> HALVES =
      Set.of(
          "AM", "PM", "am", "pm", "\u4e0a\u5348", "\u4e0b\u5348", "\u5348\u524d", "\u5348\u5f8c");

  /** The same in Korean, with blanks between. */
  private static final Pattern KOREAN_TIME =
      Pattern.compile("(\\d{1,2})\uc2dc (\\d{1,2})\ubd84 (\\d{1,2})\ucd08");

  /** Before version 9 the banner ended with the date. */
  private static final Pattern OLD_BANNER =
      Pattern.compile("Linux \\d\\S{1,80} \\(\\S{1,255}\\)\\s{1,9}[\\d./-]{8,10}\\s{0,9}");

  private static final Pattern NO_DIGITS = Pattern.compile("\\D+");

  private SysstatText() {}

  /** Whether a row is of the means at the end: a word with a colon, in any language. */
  static boolean isAverage(List<String> words) {
    return averageWords(words) > 0;
  }

  /** How many words stand before the cells of a mean: {@code Average:}, {@code Moyenne :}. */
  private static int averageWords(List<String> words) {
    String first = words.isEmpty() ? "" : words.get(0);
    if (first.isEmpty() || first.length() > 16 || !Character.isLetter(first.charAt(0))) {
      return 0;
    }
    if (first.endsWith(":") || first.endsWith("\uff1a")) {
      return 1;
    }
    return words.size() > 1 && words.get(1).equals(":") ? 2 : 0;
  }

  /** {@code Linux 6.1.0 (host) 11/23/26 _x86_64_ (2 CPU)}. */
  static boolean isBanner(String line) {
    return line.startsWith("Linux ")
        && (line.contains(" CPU)") || OLD_BANNER.matcher(line).matches());
  }

  /** How many processors a banner counts, or -1 where it says none. */
  static int cores(String banner) {
    int end = banner.lastIndexOf(" CPU)");
    int start = banner.lastIndexOf('(', end);
    return start < 0 ? -1 : Text.integer(banner.substring(start + 1, end));
  }

  /** The words of a row without the time (and AM or PM) before them. */
  static List<String> withoutTime(List<String> words) {
    int from = 0;
    if (!words.isEmpty() && words.get(0).equals("#")) {
      from = 1;
    }
    from += averageWords(words);
    if (from < words.size() && isTime(words.get(from))) {
      from++;
    } else if (isKorean(words, from)) {
      from += 3;
    }
    if (from < words.size() && HALVES.contains(words.get(from))) {
      from++;
    }
    return words.subList(from, words.size());
  }

  /** A row of which the last word names it, with that word before the others. */
  static List<String> lastFirst(List<String> cells) {
    List<String> turned = new ArrayList<>(cells);
    Collections.rotate(turned, 1);
    return turned;
  }

  private static boolean isKorean(List<String> words, int from) {
    return from + 2 < words.size()
        && words.get(from).endsWith("\uc2dc")
        && KOREAN_TIME.matcher(String.join(" ", words.subList(from, from + 3))).matches();
  }

  private static boolean isTime(String word) {
    return word.equals("Time")
        || (word.length() == 8 && word.charAt(2) == ':' && word.charAt(5) == ':')
        || (word.length() == 10 && Text.isNumber(word))
        || (word.length() <= 9 && CJK_TIME.matcher(word).matches());
  }

  /** The time of day that a row begins with, or null for none, for averages and for seconds. */
  static LocalTime time(List<String> words) {
    int at = !words.isEmpty() && words.get(0).equals("#") ? 1 : 0;
    String[] parts = at < words.size() ? clock(words, at) : new String[0];
    if (parts.length != 3) {
      return null;
    }
    int hour = Text.integer(parts[0]);
    String half = at + 1 < words.size() ? words.get(at + 1).toUpperCase(Locale.ROOT) : "";
    if (half.equals("AM") || half.equals("PM")) {
      hour = hour % 12 + (half.equals("PM") ? 12 : 0);
    }
    int minute = Text.integer(parts[1]);
    int second = Text.integer(parts[2]);
    boolean valid = hour >= 0 && hour < 24 && minute >= 0 && minute < 60;
    return valid && second >= 0 && second < 60 ? LocalTime.of(hour, minute, second) : null;
  }

  /** Hours, minutes and seconds; fewer where it is no time. */
  private static String[] clock(List<String> words, int at) {
    boolean korean = isKorean(words, at);
    String time = korean ? String.join(" ", words.subList(at, at + 3)) : words.get(at);
    boolean known =
        korean
            || time.matches("\\d\\d:\\d\\d:\\d\\d")
            || (time.length() <= 9 && CJK_TIME.matcher(time).matches());
    return known ? NO_DIGITS.split(time) : new String[0];
  }

  /**
   * The date in a banner: {@code 2026-11-25}, {@code 11/25/26}, {@code 11/25/2026}, {@code
   * 25/11/26} or {@code 25.11.2026}; null when the word is none.
   */
  static LocalDate date(String word) {
    String[] parts =
        word.replaceFirst("^(\\d{4})\u5e74(\\d\\d?)\u6708(\\d\\d?)\u65e5$", "$1-$2-$3")
            .split("[-/.]", 4);
    if (parts.length != 3 || !Arrays.stream(parts).allMatch(Text::isNumber)) {
      return null;
    }
    int a = Text.integer(parts[0]);
    int b = Text.integer(parts[1]);
    int c = Text.integer(parts[2]);
    boolean dayFirst = word.indexOf('.') > 0 || a > 12;
    try {
      if (a > 1000) {
        return LocalDate.of(a, b, c);
      }
      int year = c < 100 ? 2000 + c : c;
      return dayFirst ? LocalDate.of(year, b, a) : LocalDate.of(year, a, b);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** A number as {@code -h} prints it, without its sign of percent: {@code 1.5k} is 1500. */
  static String plain(String word) {
    int last = word.length() - 1;
    if (last < 1) {
      return word;
    }
    int power = "kMGT".indexOf(word.charAt(last)) + 1;
    double value = Text.decimal(word.substring(0, last));
    if (Double.isNaN(value) || (power == 0 && word.charAt(last) != '%')) {
      return word;
    }
    return String.format(Locale.ROOT, "%.2f", value * Math.pow(1000, power));
  }

  /** The row of one core; its number is the first word. */
  static CoreLoad core(List<String> columns, List<String> words, int sample, Origin origin) {
    return new CoreLoad(
        Text.integer(words.get(0)),
        value(columns, words, "%usr", "%user"),
        value(columns, words, "%sys", "%system"),
        value(columns, words, "%iowait"),
        value(columns, words, "%soft"),
        value(columns, words, "%steal"),
        value(columns, words, "%idle"),
        sample,
        origin);
  }

  /** The number in the column of one of {@code names}, or -1. */
  static double value(List<String> columns, List<String> words, String... names) {
    for (String name : names) {
      int at = columns.indexOf(name);
      if (at >= 0 && at < words.size()) {
        double value = Text.decimal(words.get(at));
        return Double.isNaN(value) ? -1 : value;
      }
    }
    return -1;
  }
}
