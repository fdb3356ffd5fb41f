package dev.culprit.parse;

import java.util.List;

/** What the tools of sysstat print around their tables. */
final class SysstatText {

  private SysstatText() {}

  /** {@code Linux 6.1.0 (host) 11/23/26 _x86_64_ (2 CPU)}. */
  static boolean isBanner(String line) {
    return line.startsWith("Linux ") && line.contains(" CPU)");
  }

  /** The words of a row without the time (and AM or PM) before them. */
  static List<String> withoutTime(List<String> words) {
    int from = 0;
    if (!words.isEmpty() && words.get(0).equals("#")) {
      from = 1;
    }
    if (from < words.size() && isTime(words.get(from))) {
      from++;
    }
    if (from < words.size() && (words.get(from).equals("AM") || words.get(from).equals("PM"))) {
      from++;
    }
    return words.subList(from, words.size());
  }

  private static boolean isTime(String word) {
    return word.equals("Average:")
        || word.equals("Time")
        || (word.length() == 8 && word.charAt(2) == ':' && word.charAt(5) == ':')
        || (word.length() == 10 && Text.isNumber(word));
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
