package dev.culprit.logs;

/** Reads small things from a line's bytes, one after the other, and never beyond its end. */
final class Cursor {

  private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";

  byte[] bytes = new byte[0];
  int at;
  int end;

  Cursor over(byte[] array, int from, int to) {
    bytes = array;
    at = from;
    end = to;
    return this;
  }

  /** The next byte, or 0 at the end. */
  int peek() {
    return peek(0);
  }

  int peek(int ahead) {
    return at + ahead < end ? bytes[at + ahead] : 0;
  }

  /** Steps over a byte if it is the next. */
  boolean skip(char c) {
    if (peek() != c) {
      return false;
    }
    at++;
    return true;
  }

  /** Steps over a text if it is next. */
  boolean skip(String text) {
    if (!startsWith(text)) {
      return false;
    }
    at += text.length();
    return true;
  }

  boolean startsWith(String text) {
    if (end - at < text.length()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (bytes[at + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  void skipBlanks() {
    while (peek() == ' ' || peek() == '\t') {
      at++;
    }
  }

  static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  static boolean isLetter(int c) {
    return (c | 32) >= 'a' && (c | 32) <= 'z';
  }

  /** How many digits follow, at most {@code most}. */
  int digits(int most) {
    int n = 0;
    while (n < most && isDigit(peek(n))) {
      n++;
    }
    return n;
  }

  /**
   * A number of {@code fewest} to {@code most} digits, at most 18; -1 leaves the place as it is.
   */
  long number(int fewest, int most) {
    int n = digits(most);
    if (n < fewest) {
      return -1;
    }
    long value = 0;
    for (int i = 0; i < n; i++) {
      value = value * 10 + (bytes[at + i] - '0');
    }
    at += n;
    return value;
  }

  /** A number of two digits of which the first may be a blank; -1 leaves the place as it is. */
  int padded() {
    int start = at;
    skip(' ');
    long value = number(1, 2);
    if (value < 0) {
      at = start;
    }
    return (int) value;
  }

  /** An English month by its first three letters, 1 to 12; 0 leaves the place as it is. */
  int month() {
    for (int m = 0; m < 12; m++) {
      if ((peek(0) | 32) == MONTHS.charAt(3 * m)
          && (peek(1) | 32) == MONTHS.charAt(3 * m + 1)
          && (peek(2) | 32) == MONTHS.charAt(3 * m + 2)
          && !isLetter(peek(3))) {
        at += 3;
        return m + 1;
      }
    }
    return 0;
  }

  /** A part of the line as text. */
  String text(int from, int to) {
    return Plain.text(bytes, from, to);
  }
}
