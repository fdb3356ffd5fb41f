package dev.culprit.trace;

import java.util.Locale;

/**
 * The names that ltrace prints before a call: {@code SYS_socket(} and {@code socket@SYS(} for
 * system calls, {@code libc.so.6->socket(} where it tells the caller, and any name of a library.
 */
final class LibraryCall {

  /** Longest name that is looked at; C++ has long ones. */
  private static final int LONGEST = 400;

  private LibraryCall() {}

  /**
   * What begins at {@code from} with the name as strace would print it; null when no call begins
   * there.
   */
  static String plain(String line, int from) {
    int end = from;
    int start = from;
    while (end < line.length() && end - from < LONGEST && isName(line.charAt(end))) {
      if (line.charAt(end) == '>' && end > from && line.charAt(end - 1) == '-') {
        start = end + 1;
      }
      end++;
    }
    if (end == start || end >= line.length() || line.charAt(end) != '(') {
      return null;
    }
    String name = line.substring(start, end);
    int at = name.indexOf('@');
    name = at > 0 ? name.substring(0, at) : name;
    name = name.startsWith("SYS_") ? name.substring(4) : name;
    boolean call = !name.isEmpty() && !Character.isDigit(name.charAt(0)) && isPlain(name);
    return call ? name.toLowerCase(Locale.ROOT) + line.substring(end) : null;
  }

  private static boolean isName(char c) {
    return isLetterOrDigit(c) || c == '_' || c == '@' || c == '.' || c == '-' || c == '>';
  }

  private static boolean isPlain(String name) {
    return name.chars().allMatch(c -> isLetterOrDigit((char) c) || c == '_');
  }

  private static boolean isLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }
}
