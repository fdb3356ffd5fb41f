package dev.culprit.trace;

import java.util.List;

/**
 * The text of one call as strace prints it: {@code name(arguments) = result <seconds>}. Works from
 * both ends without looking at what lies between, so that long strings cost nothing.
 *
 * @param name the call
 * @param args between the brackets
 * @param result returned number, or {@link Syscall#NO_RESULT}
 * @param errno such as {@code EMFILE}, or ""
 * @param seconds time in the call (strace -T), or NaN
 */
record CallText(String name, String args, long result, String errno, double seconds) {

  private static final List<String> LONG_WAITS =
      List.of("futex", "flock", "fcntl", "read", "recvfrom", "recvmsg", "wait4");

  /** The name before the bracket at {@code from}, or null when no call begins there. */
  static String nameAt(String text, int from) {
    int end = from;
    while (end < text.length() && isNameCharacter(text.charAt(end))) {
      end++;
    }
    boolean call = end > from && end < text.length() && text.charAt(end) == '(';
    return call && !Character.isDigit(text.charAt(from)) ? text.substring(from, end) : null;
  }

  /**
   * Whether a call that may wait for long begins at {@code from} and the line ends within it, as
   * the last line does of a trace that hangs.
   */
  static boolean waits(String text, int from) {
    return !text.contains(")")
        && LONG_WAITS.stream().anyMatch(name -> text.startsWith(name + "(", from));
  }

  /** Reads the call that begins at {@code from}; null when it is not a whole call. */
  static CallText parse(String text, int from) {
    String name = nameAt(text, from);
    int equals = text.lastIndexOf(" = ");
    if (name == null || equals < from + name.length()) {
      return null;
    }
    int close = equals;
    while (close > from && text.charAt(close) == ' ') {
      close--;
    }
    if (text.charAt(close) != ')' || close <= from + name.length()) {
      return null;
    }
    String args = text.substring(from + name.length() + 1, close);
    String outcome = text.substring(equals + 3).strip();
    return of(name, args, outcome);
  }

  private static CallText of(String name, String args, String outcome) {
    double seconds = Double.NaN;
    int angle = outcome.lastIndexOf(" <");
    if (angle > 0 && outcome.endsWith(">")) {
      seconds = Numbers.decimal(outcome, angle + 2, outcome.length() - 1);
    }
    String errno = errno(outcome);
    return new CallText(name, args, result(outcome), errno, seconds);
  }

  private static long result(String outcome) {
    if (outcome.startsWith("0x")) {
      return Syscall.NO_RESULT;
    }
    boolean negative = outcome.startsWith("-");
    int start = negative ? 1 : 0;
    int end = Numbers.digitsEnd(outcome, start);
    if (end == start || end - start > 18) {
      return Syscall.NO_RESULT;
    }
    long value = Long.parseLong(outcome, start, end, 10);
    return negative ? -value : value;
  }

  /** The word after {@code -1} or {@code ?} when it is an error's name. */
  private static String errno(String outcome) {
    int start = outcome.startsWith("-1 ") ? 3 : outcome.startsWith("? ") ? 2 : -1;
    if (start < 0 || start >= outcome.length() || outcome.charAt(start) != 'E') {
      return "";
    }
    int end = start;
    while (end < outcome.length() && isErrnoCharacter(outcome.charAt(end))) {
      end++;
    }
    return outcome.substring(start, end);
  }

  private static boolean isErrnoCharacter(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  }

  private static boolean isNameCharacter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  }
}
