package dev.culprit.redact;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds names of hosts with their domain, by the ending. */
final class FullNames {

  private static final String ENDINGS =
      "com|org|net|edu|gov|mil|int|info|biz|dev|cloud|app|tech|systems|online|site|local|internal|intern"
          + "|intranet|private|corp|lan|home|localdomain|test|example|invalid|arpa|de|uk|fr|nl|eu|at|ch"
          + "|it|es|se|dk|fi|cz|be|jp|cn|au|nz|br|ca|us|ru|kr|mx|za|pt|hu|gr|ie|tr|il|sg|hk|tw|io|ai|co";

  private static final Set<String> KNOWN = Set.of(ENDINGS.split("\\|"));

  /** An ending with its point. */
  private static final int LONGEST_ENDING = 16;

  /** A full name; no file, no class of Java and no member of something follows. */
  private static final Pattern FULL =
      Pattern.compile(
          "(?<![\\w.@$%/-])((?:[a-z0-9_](?:[a-z0-9_-]{0,62})\\.){1,8}(?:"
              + ENDINGS
              + "))(?![\\w-]|\\.[\\w])",
          Pattern.CASE_INSENSITIVE);

  /** Takes where a name stands. */
  @FunctionalInterface
  interface Found {
    void at(int start, int end);
  }

  private FullNames() {}

  /** Where a point stands between two labels a name may be, if an ending stands at its end. */
  static void each(String text, Found found) {
    Matcher full = FULL.matcher(text).useTransparentBounds(true);
    int done = 0;
    for (int at = text.indexOf('.'); at >= 0; at = text.indexOf('.', done)) {
      int start = at;
      while (start > done && isLabel(text.charAt(start - 1))) {
        start--;
      }
      int end = end(text, at);
      if (start < at && isEnding(text, at, end) && full.region(start, end).lookingAt()) {
        found.at(start, full.end(1));
      }
      done = Math.max(at + 1, end);
    }
  }

  /** Where the labels end that are joined by points, from a point on. */
  private static int end(String text, int point) {
    int end = point;
    while (end < text.length()
        && (isLabel(text.charAt(end))
            || (text.charAt(end) == '.'
                && end + 1 < text.length()
                && isLabel(text.charAt(end + 1))
                && text.charAt(end + 1) != '-'))) {
      end++;
    }
    return end;
  }

  private static boolean isEnding(String text, int point, int end) {
    int last = text.lastIndexOf('.', end - 1);
    return last >= point && end - last <= LONGEST_ENDING && isEnding(text.substring(last + 1, end));
  }

  private static boolean isLabel(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '_';
  }

  /** Whether domains end with this label. */
  static boolean isEnding(String label) {
    return KNOWN.contains(label.toLowerCase(Locale.ROOT));
  }
}
