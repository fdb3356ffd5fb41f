package dev.culprit.trace;

/** What the command line that took a trace tells: {@code strace -f -e trace=socket -p 4711}. */
final class StraceCommand {

  private StraceCommand() {}

  /** Whether a line of text runs strace. */
  static boolean isOne(String line) {
    int at = Math.max(line.indexOf("strace "), line.indexOf("ltrace "));
    return at == 0 || (at > 0 && " /(|;".indexOf(line.charAt(at - 1)) >= 0);
  }

  /** The only process that was asked for by number, or 0. */
  static int pid(String line) {
    int at = isOne(line) ? line.indexOf(" -p") : -1;
    if (at < 0 || line.indexOf(" -p", at + 1) >= 0) {
      return 0;
    }
    int start = at + 3;
    while (start < line.length() && (line.charAt(start) == ' ' || line.charAt(start) == '=')) {
      start++;
    }
    return Math.max(0, Numbers.wholeAt(line, start));
  }
}
