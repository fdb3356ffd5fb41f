package dev.culprit.trace;

/**
 * What stands before the call on a line: {@code [pid 12]} or a column with the pid, a time stamp of
 * any of strace's sorts, {@code (+ 0.000012)}, the call's number and the instruction pointer.
 * Reused from line to line.
 */
final class LinePrefix {

  /** Linux never hands out a greater pid, so a greater number is a time in whole seconds. */
  private static final int MAX_PID = 4_194_304;

  private static final double DAY = 86_400;

  private int pid;
  private String command;
  private double time;
  private int rest;
  private double relativeSum;
  private double lastClock = Double.NaN;
  private double dayOffset;

  /** Reads the prefix of a line. */
  void parse(String line) {
    pid = 0;
    command = "";
    time = Double.NaN;
    rest = skipBlanks(line, 0);
    readPid(line);
    readTime(line);
    readBrackets(line);
  }

  /** The thread's id, or 0 when the line has none. */
  int pid() {
    return pid;
  }

  /** The thread's name (strace -Y), or "". */
  String command() {
    return command;
  }

  /** Seconds since some fixed moment, or NaN. */
  double time() {
    return time;
  }

  /** Where the call begins. */
  int rest() {
    return rest;
  }

  private void readPid(String line) {
    if (line.startsWith("[pid ", rest)) {
      int start = skipBlanks(line, rest + 5);
      int end = Numbers.digitsEnd(line, start);
      int close = line.indexOf(']', end);
      if (end > start && close >= 0) {
        takePid(line, start, end);
        rest = skipBlanks(line, close + 1);
      }
      return;
    }
    int end = Numbers.digitsEnd(line, rest);
    boolean separate = end > rest && end < line.length();
    if (separate && (line.charAt(end) == ' ' || line.charAt(end) == '<')) {
      if (Numbers.wholeAt(line, rest) > MAX_PID || end - rest > 7) {
        return;
      }
      takePid(line, rest, end);
      int after = line.indexOf(' ', end + command.length());
      rest = after < 0 ? line.length() : skipBlanks(line, after);
    }
  }

  private void takePid(String line, int start, int end) {
    pid = Math.max(0, Numbers.wholeAt(line, start));
    int close = end < line.length() && line.charAt(end) == '<' ? line.indexOf('>', end) : -1;
    if (close > 0) {
      command = line.substring(end + 1, close);
    }
  }

  private void readTime(String line) {
    int end = rest;
    boolean colon = false;
    while (end < line.length() && isTimeCharacter(line.charAt(end))) {
      colon |= line.charAt(end) == ':';
      end++;
    }
    if (end == rest || end >= line.length() || line.charAt(end) != ' ') {
      return;
    }
    time = colon ? clock(line, rest, end) : seconds(line, rest, end);
    if (!Double.isNaN(time)) {
      rest = skipBlanks(line, end);
      if (line.startsWith("(+", rest)) {
        int close = line.indexOf(')', rest);
        rest = close < 0 ? rest : skipBlanks(line, close + 1);
      }
    }
  }

  /** {@code 00:35:27.824345}; a clock that goes back by half a day has passed midnight. */
  private double clock(String line, int from, int to) {
    if (to - from < 8 || line.charAt(from + 2) != ':' || line.charAt(from + 5) != ':') {
      return Double.NaN;
    }
    int hours = Numbers.wholeAt(line, from);
    int minutes = Numbers.wholeAt(line, from + 3);
    double seconds = Numbers.decimal(line, from + 6, to);
    double clock = hours * 3600.0 + minutes * 60.0 + seconds;
    if (clock < lastClock - DAY / 2) {
      dayOffset += DAY;
    }
    lastClock = clock;
    return clock + dayOffset;
  }

  /** Seconds since 1970 (-ttt), or since the line before (-r). */
  private double seconds(String line, int from, int to) {
    double value = Numbers.decimal(line, from, to);
    if (value < 100_000_000) {
      relativeSum += value;
      return relativeSum;
    }
    return value;
  }

  /** {@code [ 61] [00007feb89359c17]}: the call's number (-n) and the instruction pointer (-i). */
  private void readBrackets(String line) {
    while (rest < line.length() && line.charAt(rest) == '[') {
      int end = rest + 1;
      while (end < line.length() && isAddressCharacter(line.charAt(end))) {
        end++;
      }
      if (end >= line.length() || line.charAt(end) != ']') {
        return;
      }
      rest = skipBlanks(line, end + 1);
    }
  }

  private static boolean isTimeCharacter(char c) {
    return (c >= '0' && c <= '9') || c == ':' || c == '.';
  }

  private static boolean isAddressCharacter(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || c == ' ' || c == 'x' || c == '?';
  }

  private static int skipBlanks(String line, int from) {
    int at = from;
    while (at < line.length() && line.charAt(at) == ' ') {
      at++;
    }
    return at;
  }
}
