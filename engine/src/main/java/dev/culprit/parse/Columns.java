package dev.culprit.parse;

/**
 * The words of a line by their place, so that a row of a million costs no text for those that
 * nobody asks for. Words are parted by blanks and tabs, as {@link Text#words} parts them.
 */
final class Columns {

  private final String line;
  private final int[] begins;
  private final int[] ends;
  private int size;

  /** The first {@code most} words of a line. */
  Columns(String line, int most) {
    this.line = line;
    this.begins = new int[most];
    this.ends = new int[most];
    int length = line.length();
    int i = 0;
    while (size < most) {
      char c = 0;
      while (i < length && ((c = line.charAt(i)) == ' ' || c == '\t')) {
        i++;
      }
      if (i == length) {
        return;
      }
      begins[size] = i;
      while (i < length && (c = line.charAt(i)) != ' ' && c != '\t') {
        i++;
      }
      ends[size++] = i;
    }
  }

  /** How many there are. */
  int size() {
    return size;
  }

  /** One word, from 0. */
  String get(int column) {
    return line.substring(begins[column], ends[column]);
  }

  /** The line from one word on, without blanks at its end; "" behind the last word. */
  String from(int column) {
    return column < size ? line.substring(begins[column]).stripTrailing() : "";
  }

  /** Whether a word is this one. */
  boolean is(int column, String word) {
    int begin = begins[column];
    return ends[column] - begin == word.length() && line.startsWith(word, begin);
  }

  /** A word of decimal digits that fits an int, or -1. */
  int integer(int column) {
    int begin = begins[column];
    int length = ends[column] - begin;
    long value = 0;
    for (int i = begin; i < ends[column]; i++) {
      int digit = line.charAt(i) - '0';
      if (digit < 0 || digit > 9 || length > 18) {
        return -1;
      }
      value = 10 * value + digit;
    }
    return value > Integer.MAX_VALUE ? -1 : (int) value;
  }

  /** The first character of a word. */
  char first(int column) {
    return line.charAt(begins[column]);
  }
}
