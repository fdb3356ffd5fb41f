package dev.culprit.fact;

/** Package versions, in the order that dpkg and rpm put them. */
public final class VersionOrder {

  private VersionOrder() {}

  /** Below 0 when {@code a} is older than {@code b}, above 0 when it is newer. */
  public static int compare(String a, String b) {
    int epoch = Long.compare(epoch(a), epoch(b));
    if (epoch != 0) {
      return epoch;
    }
    String left = withoutEpoch(a);
    String right = withoutEpoch(b);
    int upstream = compareParts(upstream(left), upstream(right));
    return upstream != 0 ? upstream : compareParts(revision(left), revision(right));
  }

  /** What stands before the distribution's own revision, which follows the last hyphen. */
  private static String upstream(String version) {
    int hyphen = version.lastIndexOf('-');
    return hyphen < 0 ? version : version.substring(0, hyphen);
  }

  private static String revision(String version) {
    int hyphen = version.lastIndexOf('-');
    return hyphen < 0 ? "" : version.substring(hyphen + 1);
  }

  private static long epoch(String version) {
    int colon = version.indexOf(':');
    String number = colon < 0 ? "" : version.substring(0, colon);
    return number.matches("\\d{1,9}") ? Long.parseLong(number) : 0;
  }

  /** The version without its epoch. */
  public static String withoutEpoch(String version) {
    return version.substring(version.indexOf(':') + 1);
  }

  private static int compareParts(String a, String b) {
    int i = 0;
    int j = 0;
    while (i < a.length() || j < b.length()) {
      while ((i < a.length() && !digit(a, i)) || (j < b.length() && !digit(b, j))) {
        int order = order(a, i) - order(b, j);
        if (order != 0) {
          return order;
        }
        i++;
        j++;
      }
      int endA = digits(a, i);
      int endB = digits(b, j);
      int number = compareNumbers(a.substring(Math.min(i, endA), endA), b.substring(j, endB));
      if (number != 0) {
        return number;
      }
      i = endA;
      j = endB;
    }
    return 0;
  }

  private static int compareNumbers(String a, String b) {
    String left = a.replaceFirst("^0+", "");
    String right = b.replaceFirst("^0+", "");
    return left.length() != right.length() ? left.length() - right.length() : left.compareTo(right);
  }

  private static boolean digit(String text, int at) {
    return text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }

  private static int digits(String text, int from) {
    int end = Math.min(from, text.length());
    while (end < text.length() && digit(text, end)) {
      end++;
    }
    return end;
  }

  /**
   * A tilde comes before everything, even the end; rpm's caret right behind it; letters before
   * other signs.
   */
  private static int order(String text, int at) {
    if (at >= text.length() || digit(text, at)) {
      return 0;
    }
    char c = text.charAt(at);
    if (c == '^') {
      return 1;
    }
    return c == '~' ? -1 : Character.isLetter(c) ? c : c + 256;
  }
}
