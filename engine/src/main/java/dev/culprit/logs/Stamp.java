package dev.culprit.logs;

import java.time.Instant;
import java.util.List;

/**
 * The time stamp at the beginning of a log line, in any of the forms that daemons write. One object
 * reads line after line.
 */
final class Stamp {

  /** Stands for "no time". */
  static final long NONE = Long.MIN_VALUE;

  /** What the stamp's form tells about the rest of the line. */
  enum Form {
    NONE,
    /** {@code Nov 23 00:34:53} or an ISO stamp with a T: host and tag may follow. */
    SYSLOG,
    /** RFC 5424 with its fields. */
    RFC5424,
    /** Seconds since boot in brackets. */
    KERNEL,
    /** haproxy's level in brackets and the day of the year. */
    BALANCER,
    /** Anything else. */
    OTHER
  }

  /** Kinds of listeners of Amazon's balancers. */
  private static final List<String> LISTENERS =
      List.of("http ", "https ", "h2 ", "grpcs ", "ws ", "wss ");

  private final LogContext context;
  private final Moment moment;
  private final LevelFirst level;
  private final Cursor line = new Cursor();
  private Form form = Form.NONE;
  private long millis = NONE;

  Stamp(LogContext context) {
    this.context = context;
    this.moment = new Moment(context);
    this.level = new LevelFirst(line, moment);
  }

  /** Milliseconds since 1970, or {@link #NONE}. */
  long millis() {
    return millis;
  }

  Form form() {
    return form;
  }

  /** Position behind the stamp. */
  int end() {
    return line.at;
  }

  static Instant instant(long millis) {
    return millis == NONE ? null : Instant.ofEpochMilli(millis);
  }

  /** Reads the stamp of a line; false where it has none. */
  boolean read(byte[] bytes, int from, int to) {
    line.over(bytes, from, to);
    form = Form.NONE;
    millis = NONE;
    line.skipBlanks();
    int c = line.peek();
    if (c == '<') {
      priority();
      c = line.peek();
    }
    if (form == Form.RFC5424) {
      return found(moment.iso(line), Form.RFC5424);
    }
    if (c == '[') {
      return bracketed();
    }
    // a prefix of PostgreSQL's that somebody put in angles, and the head of MySQL's slow queries
    if (c == '<' ? line.skip('<') : c == '#' && line.skip("# Time: ")) {
      c = line.peek();
    }
    if ((c == 'h' || c == 'g' || c == 'w') && listener()) {
      c = line.peek();
    }
    if (Cursor.isDigit(c)) {
      return number();
    }
    // a byte below 0 begins a character that takes several
    return (Cursor.isLetter(c) || c == '=' || c < 0) && letters();
  }

  /** The kind of a listener, before the time in the access log of a balancer of Amazon's. */
  private boolean listener() {
    int start = line.at;
    for (String kind : LISTENERS) {
      if (line.skip(kind) && Cursor.isDigit(line.peek())) {
        return true;
      }
      line.at = start;
    }
    return false;
  }

  private boolean found(boolean read, Form what) {
    form = read ? what : Form.NONE;
    millis = read ? moment.millis() : NONE;
    return read;
  }

  /** The number that syslog puts before a message sent over the network: <34>, then maybe 1. */
  private void priority() {
    int start = line.at;
    line.at++;
    if (line.number(1, 3) < 0 || !line.skip('>')) {
      line.at = start;
    } else if (line.skip("1 ")) {
      form = Form.RFC5424;
    }
  }

  private boolean bracketed() {
    int start = line.at;
    line.at++;
    if (sinceBoot()) {
      return true;
    }
    line.at = start + 1;
    boolean read =
        moment.iso(line)
            || moment.dayFirst(line)
            || moment.english(line)
            || moment.localWithWeekday(line);
    if (!read) {
      line.at = start;
      return oldRedis() || found(level.read(), level.form());
    }
    int limit = Math.min(line.end, line.at + 32);
    while (line.at < limit && !line.skip(']')) {
      line.at++;
    }
    return found(true, Form.OTHER);
  }

  /** {@code [123] 23 Nov 00:34:53.123}. */
  private boolean oldRedis() {
    int start = line.at;
    line.at++;
    if (line.number(1, 9) >= 0 && line.skip("] ") && moment.dayFirst(line)) {
      return found(true, Form.OTHER);
    }
    line.at = start;
    return false;
  }

  /** {@code kern :err : [ 60.250000]}: how dmesg -x tells facility and level. */
  private boolean behindFacility() {
    int start = line.at;
    for (int word = 0; word < 2; word++) {
      int letters = line.at;
      while (Cursor.isLetter(line.peek()) && line.at - letters < 8) {
        line.at++;
      }
      line.skipBlanks();
      if (!line.skip(':')) {
        line.at = start;
        return false;
      }
    }
    if (line.skip(' ') && line.peek() == '[' && bracketed()) {
      return true;
    }
    line.at = start;
    return false;
  }

  private boolean sinceBoot() {
    line.skipBlanks();
    long seconds = line.number(1, 9);
    if (seconds < 0 || !line.skip('.')) {
      return false;
    }
    long micros = line.number(6, 6);
    if (micros < 0 || !line.skip(']')) {
      return false;
    }
    form = Form.KERNEL;
    if (context.booted() != null) {
      millis = context.booted().toEpochMilli() + seconds * 1000 + micros / 1000;
    }
    return true;
  }

  private boolean number() {
    int start = line.at;
    if (moment.iso(line)) {
      // syslog writes a T, and a point before the fraction; dmesg a comma
      boolean mayBeSyslog =
          start + 10 < line.end
              && line.bytes[start + 10] == 'T'
              && !(start + 19 < line.end && line.bytes[start + 19] == ',');
      return found(true, mayBeSyslog ? Form.SYSLOG : Form.OTHER);
    }
    if (moment.dayFirst(line) || moment.sixDigits(line)) {
      return found(true, Form.OTHER);
    } else if (moment.epoch(line)) {
      return found(true, moment.hadMicroseconds() ? Form.SYSLOG : Form.OTHER);
    }
    return moment.local(line) ? found(true, Form.SYSLOG) : found(redis(), Form.OTHER);
  }

  /** {@code 123:M 23 Nov 2026 00:34:53.123}. */
  private boolean redis() {
    int start = line.at;
    if (line.number(1, 9) >= 0 && line.skip(':') && Cursor.isLetter(line.peek())) {
      line.at++;
      if (line.skip(' ') && moment.dayFirst(line)) {
        return true;
      }
    }
    line.at = start;
    return false;
  }

  private boolean letters() {
    int start = line.at;
    if (moment.english(line) || moment.local(line)) {
      boolean plain = !moment.hadYear() || moment.hadWeekdayAndIso();
      return found(true, plain ? Form.SYSLOG : Form.OTHER);
    }
    if (moment.klog(line) || ruby()) {
      return found(true, Form.OTHER);
    }
    if (found(level.read(), level.form()) || behindFacility()) {
      return true;
    }
    if (line.startsWith("type=") || line.startsWith("node=")) {
      skipTo(" msg=audit(");
    }
    for (String key : KEYS) {
      if (line.skip(key)) {
        line.skip('"');
        if (moment.iso(line)
            || moment.epoch(line)
            || moment.dayFirst(line)
            || moment.monthDayYear(line)) {
          return found(true, Form.OTHER);
        }
        line.at = start;
      }
    }
    return false;
  }

  /** {@code E, [2026-11-23T00:34:53.123456 #7] ERROR -- : } of Ruby's logger. */
  private boolean ruby() {
    int start = line.at;
    line.at++;
    if (line.skip(", [") && moment.iso(line)) {
      return true;
    }
    line.at = start;
    return false;
  }

  private void skipTo(String key) {
    int start = line.at;
    int limit = Math.min(line.end, start + 80);
    while (line.at < limit && !line.startsWith(key)) {
      line.at++;
    }
    line.at = line.at < limit ? line.at : start;
  }

  /** What may stand before a stamp that is not first. */
  private static final String[] KEYS = {
    "time=", "ts=", "t=", "timestamp=", "=ERROR REPORT==== ", "=WARNING REPORT==== ", " msg=audit("
  };
}
