package dev.culprit.redact;

/** Finds long rows of the letters, figures and signs that tokens and base 64 are made of. */
final class Runs {

  /** Takes where a row begins and ends. */
  @FunctionalInterface
  interface Found {
    void at(int start, int end);
  }

  private static final boolean[] PART = new boolean[128];

  static {
    String parts =
        "abcdefghijklmnopqrstuvwxyz" + "ABCDEFGHIJKLMNOPQRSTUVWXYZ" + "0123456789" + "+/_-";
    parts.chars().forEach(c -> PART[c] = true);
  }

  private Runs() {}

  /** Hands over each row of at least {@code shortest}, with the padding behind it. */
  static void each(String text, int shortest, Found found) {
    int start = 0;
    int length = text.length();
    for (int i = 0; i <= length; i++) {
      if (i < length && isPart(text.charAt(i))) {
        continue;
      }
      if (i - start >= shortest) {
        int end = i;
        while (end < length && end < i + 2 && text.charAt(end) == '=') {
          end++;
        }
        found.at(start, end);
      }
      start = i + 1;
    }
  }

  private static boolean isPart(char c) {
    return c < PART.length && PART[c];
  }
}
