package dev.culprit.trace;

import java.util.Map;

/**
 * Rows of the table that {@code strace -c} and {@code ltrace -c} print: it counts calls and cannot
 * be paired.
 */
final class SummaryRow {

  private SummaryRow() {}

  /** {@code % time seconds usecs/call calls errors syscall}; ltrace calls the last function. */
  static boolean isHeader(String line) {
    return line.startsWith("% time ") && (line.endsWith("syscall") || line.endsWith("function"));
  }

  /** The last row of the table. */
  static boolean isTotal(String line) {
    return line.endsWith(" total");
  }

  /** Whether it belongs to the table without being a call's row. */
  static boolean isFrame(String line) {
    return isHeader(line) || isTotal(line) || line.startsWith("------ ");
  }

  /** A call's row: share, seconds, microseconds a call, calls, errors if any, name; else null. */
  static CallTally parse(String line, int number) {
    if (isFrame(line)) {
      return null;
    }
    String[] words = line.strip().split(" +", 8);
    if (words.length < 5 || words.length > 6) {
      return null;
    }
    double seconds = Numbers.decimal(words[1], 0, words[1].length());
    int calls = Numbers.wholeAt(words[3], 0);
    int errors = words.length == 6 ? Numbers.wholeAt(words[4], 0) : 0;
    if (Double.isNaN(seconds) || calls < 0 || errors < 0) {
      return null;
    }
    String name = words[words.length - 1];
    return new CallTally(name, calls, errors, Map.of(), seconds, Double.NaN, number);
  }
}
