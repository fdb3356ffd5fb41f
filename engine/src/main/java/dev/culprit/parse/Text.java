package dev.culprit.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Small, linear string work that many parsers share. */
final class Text {

  /** A whole number with commas between its thousands. */
  private static final Pattern GROUPED = Pattern.compile("\\d{1,3}(?:,\\d{3}){1,5}");

  private Text() {}

  /** The words of a line, split at blanks and tabs. */
  static List<String> words(String line) {
    return words(line, Integer.MAX_VALUE);
  }

  /** The words of a line; the last of at most {@code limit} is all the rest. */
  static List<String> words(String line, int limit) {
    List<String> words = new ArrayList<>();
    int i = 0;
    int length = line.length();
    while (i < length) {
      while (i < length && isBlank(line.charAt(i))) {
        i++;
      }
      if (i == length) {
        break;
      }
      if (words.size() == limit - 1) {
        words.add(line.substring(i).stripTrailing());
        break;
      }
      int start = i;
      while (i < length && !isBlank(line.charAt(i))) {
        i++;
      }
      words.add(line.substring(start, i));
    }
    return words;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  /** Whether the text is one or more decimal digits and fits a long. */
  static boolean isNumber(String text) {
    int length = text.length();
    if (length == 0 || length > 18) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return false;
      }
    }
    return true;
  }

  /** A pid or another number that fits an int, or -1. */
  static int integer(String text) {
    if (!isNumber(text)) {
      return -1;
    }
    long value = Long.parseLong(text);
    return value > Integer.MAX_VALUE ? -1 : (int) value;
  }

  /** A number of decimal digits, possibly with a sign, or {@code otherwise}. */
  static long number(String text, long otherwise) {
    if (isNumber(text)) {
      return Long.parseLong(text);
    }
    return text.length() > 1 && text.charAt(0) == '-' && isNumber(text.substring(1))
        ? Long.parseLong(text)
        : otherwise;
  }

  /** A decimal number with a point or a comma, or NaN. */
  static double decimal(String text) {
    int length = text.length();
    if (length == 0 || length > 24) {
      return Double.NaN;
    }
    boolean digit = false;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      boolean number = c >= '0' && c <= '9';
      digit |= number;
      if (!number && c != '.' && c != ',' && !(c == '-' && i == 0)) {
        return Double.NaN;
      }
    }
    if (!digit
        || text.indexOf('.') != text.lastIndexOf('.')
        || text.indexOf(',') != text.lastIndexOf(',')) {
      return Double.NaN;
    }
    return text.indexOf('.') >= 0 && text.indexOf(',') >= 0
        ? Double.NaN
        : Double.parseDouble(text.replace(',', '.'));
  }

  /**
   * A size with or without a unit letter as tools print it ({@code 1.5G}, {@code 512K}, {@code
   * 512KiB}, {@code 12 kB}), in bytes; -1 when it is none.
   *
   * @param plain how many bytes one is worth where no letter is given
   */
  static long bytes(String size, long plain) {
    return bytes(size, plain, 1024);
  }

  /** The same where each letter is worth {@code step} times the one before it. */
  static long bytes(String size, long plain, int step) {
    String text = size.strip();
    int end = text.length();
    while (end > 0 && Character.isLetter(text.charAt(end - 1))) {
      end--;
    }
    String digits = text.substring(0, end).strip();
    boolean grouped = end == text.length() && GROUPED.matcher(digits).matches();
    double number = decimal(grouped ? digits.replace(",", "") : digits);
    if (Double.isNaN(number) || number < 0) {
      return -1;
    }
    long unit = end == text.length() ? plain : unit(text.substring(end), step);
    return unit < 0 ? -1 : Math.round(number * unit);
  }

  private static long unit(String letters, int step) {
    int power = "bkmgtpe".indexOf(Character.toLowerCase(letters.charAt(0)));
    return power < 0 || letters.length() > 3 ? -1 : Math.round(Math.pow(step, power));
  }

  /** The last part of a path, or the text itself. */
  static String baseName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** A packet count with a letter for thousands, or -1, as iptables and ipvsadm shorten it. */
  static long count(String word) {
    int letter = word.isEmpty() ? -1 : "KMGT".indexOf(word.charAt(word.length() - 1));
    long number = number(letter < 0 ? word : word.substring(0, word.length() - 1), -1);
    for (int i = 0; number > 0 && i <= letter; i++) {
      number *= 1000;
    }
    return number;
  }
}
