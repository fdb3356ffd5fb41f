package dev.culprit.logs;

/**
 * A stamp behind the level: {@code ERROR [main] 2026-11-23 00:34:53,123}, {@code ERROR [2026-11-23
 * 00:34:53,123]}, {@code [ERROR] 2026-11-23 00:34:53}, and {@code [ALERT] 326/003453} of haproxy.
 */
final class LevelFirst {

  private static final int LONGEST_THREAD = 80;

  /** Levels as loggers write them; a longer one before a shorter that begins it. */
  private static final String[] LEVELS = {
    "TRACE",
    "DEBUG",
    "INFO",
    "NOTICE",
    "WARNING",
    "WARN",
    "ERROR",
    "SEVERE",
    "FATAL",
    "CRITICAL",
    "ALERT",
    "EMERG"
  };

  private final Cursor line;
  private final Moment moment;
  private Stamp.Form form = Stamp.Form.NONE;

  LevelFirst(Cursor line, Moment moment) {
    this.line = line;
    this.moment = moment;
  }

  /** What the stamp that was read tells about the rest of the line. */
  Stamp.Form form() {
    return form;
  }

  /** Reads at the cursor, and steps behind the stamp, or leaves the cursor where it was. */
  boolean read() {
    int start = line.at;
    boolean bracket = line.skip('[');
    if (level() && (!bracket || line.skip(']')) && line.peek() <= ' ') {
      line.skipBlanks();
      form = Stamp.Form.BALANCER;
      if (bracket && moment.dayOfYear(line)) {
        return true;
      }
      form = Stamp.Form.OTHER;
      if (moment.iso(line) || (line.peek() == '[' && (inBrackets() || behindThread()))) {
        return true;
      }
    }
    line.at = start;
    return false;
  }

  private boolean level() {
    for (String level : LEVELS) {
      if (line.skip(level)) {
        return !Cursor.isLetter(line.peek());
      }
    }
    return false;
  }

  private boolean inBrackets() {
    int start = line.at;
    line.at++;
    if (moment.iso(line) && line.skip(']')) {
      return true;
    }
    line.at = start;
    return false;
  }

  private boolean behindThread() {
    int limit = Math.min(line.end, line.at + LONGEST_THREAD);
    while (line.at < limit && !line.skip(']')) {
      line.at++;
    }
    line.skipBlanks();
    return moment.iso(line);
  }
}
