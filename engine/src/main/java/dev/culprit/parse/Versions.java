package dev.culprit.parse;

/** Package versions, in the order that dpkg and rpm put them. */
final class Versions {

  private Versions() {}

  /** Below 0 when {@code a} is older than {@code b}, above 0 when it is newer. */
  static int compare(String a, String b) {
    int epoch = Long.compare(epoch(a), epoch(b));
    return epoch != 0 ? epoch : compareParts(withoutEpoch(a), withoutEpoch(b));
  }

  private static long epoch(String version) {
    int colon = version.indexOf(':');
    return colon < 0 ? 0 : Text.number(version.substring(0, colon), 0);
  }

  static String withoutEpoch(String version) {
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

  /** A tilde comes before everything, even the end; letters before other signs. */
  private static int order(String text, int at) {
    if (at >= text.length() || digit(text, at)) {
      return 0;
    }
    char c = text.charAt(at);
    return c == '~' ? -1 : Character.isLetter(c) ? c : c + 256;
  }
}
