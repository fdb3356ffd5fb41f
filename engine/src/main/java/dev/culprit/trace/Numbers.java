package dev.culprit.trace;

/** Numbers in hostile text: never throws, never backtracks. */
final class Numbers {

  private Numbers() {}

  /** End of the run of digits that begins at {@code from}. */
  static int digitsEnd(String text, int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return end;
  }

  /** The whole number at {@code from}, or -1 when there is none that fits. */
  static int wholeAt(String text, int from) {
    int end = digitsEnd(text, from);
    return end == from || end - from > 9 ? -1 : Integer.parseInt(text, from, end, 10);
  }

  /** The decimal number {@code 12.000345} in a part of a text, or NaN. */
  static double decimal(String text, int from, int to) {
    int whole = Math.min(digitsEnd(text, from), to);
    int end = whole < to && text.charAt(whole) == '.' ? digitsEnd(text, whole + 1) : whole;
    if (whole == from || whole - from > 15 || end != to || end - whole > 12) {
      return Double.NaN;
    }
    double value = Long.parseLong(text, from, whole, 10);
    if (end > whole + 1) {
      value += Long.parseLong(text, whole + 1, end, 10) / Math.pow(10, end - whole - 1);
    }
    return value;
  }
}
