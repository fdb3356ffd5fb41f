package dev.culprit.logs;

import java.util.Set;

/** Daemons that are known by how their lines go on behind the stamp, where no name tells. */
final class WriterByForm {

  private static final int LONGEST = 40;

  private static final Set<String> APACHE =
      Set.of("emerg", "alert", "crit", "error", "warn", "notice", "info", "debug");

  private WriterByForm() {}

  /**
   * Who wrote a line, or "".
   *
   * @param from where the line begins
   * @param stampEnd position behind its stamp
   */
  static String of(byte[] bytes, int from, int stampEnd, int to) {
    Cursor line = new Cursor().over(bytes, stampEnd, to);
    boolean weekday =
        from + 4 < to
            && bytes[from] == '['
            && Cursor.isLetter(bytes[from + 1])
            && bytes[from + 4] == ' ';
    if (line.startsWith(" [")) {
      int close = line.at + 2;
      while (close < to && bytes[close] != ']' && close - line.at < LONGEST) {
        close++;
      }
      boolean slashes = bytes[from + 4 < to ? from + 4 : from] == '/';
      if (slashes && close + 2 < to && Cursor.isDigit(bytes[close + 2])) {
        return "nginx";
      } else if (weekday) {
        return isLevel(line.text(line.at + 2, close)) ? "apache2" : "kernel";
      }
    } else if (weekday) {
      return "kernel";
    } else if (bytes[from] == '['
        && (line.startsWith(" WARNING: ")
            || line.startsWith(" NOTICE: ")
            || line.startsWith(" ERROR: "))) {
      return "php-fpm";
    } else if (line.startsWith(" PHP ")) {
      return "php";
    }
    return "";
  }

  /** {@code error}, or {@code core:error} since Apache 2.4; the kernel writes {@code drm} there. */
  private static boolean isLevel(String word) {
    String level = word.substring(word.indexOf(':') + 1);
    return APACHE.contains(level) || level.startsWith("trace");
  }
}
