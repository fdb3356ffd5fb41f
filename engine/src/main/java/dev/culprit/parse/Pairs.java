package dev.culprit.parse;

import java.util.HashMap;
import java.util.Map;

/** {@code KEY="value"} after {@code KEY="value"}, as -P of lsblk and findmnt prints rows. */
final class Pairs {

  private static final int MOST = 100;

  private Pairs() {}

  /** The pairs of a line, up to where it is something else. */
  static Map<String, String> of(String line) {
    Map<String, String> pairs = new HashMap<>();
    int at = 0;
    while (at < line.length() && pairs.size() < MOST) {
      int equals = line.indexOf("=\"", at);
      int close = equals < 0 ? -1 : line.indexOf('"', equals + 2);
      if (close < 0) {
        break;
      }
      pairs.put(line.substring(at, equals).strip(), line.substring(equals + 2, close));
      at = close + 1;
    }
    return pairs;
  }
}
