package dev.culprit.logs;

import java.time.Instant;

/**
 * A date and a time as daemons write them. Each method reads one form at the cursor and steps
 * behind it, or leaves the cursor where it was.
 */
final class Moment {

  /** What is of this moment or later, in milliseconds, is a number and no time: the year 2201. */
  static final long END = 7_289_654_400_000L;

  private static final long DAY = 86_400_000L;
  private final int hostMinutes;
  private final long latest;
  private long millis;

  /** Bytes of a short weekday in any language. */
  private static final int LONGEST_WEEKDAY = 9;

  private boolean hadYear;
  private boolean hadWeekdayAndIso;
  private boolean microseconds;
  private int clock;
  private final Zones zones;

  Moment(LogContext context) {
    hostMinutes = context.zone().getTotalSeconds() / 60;
    zones = new Zones(hostMinutes);
    Instant now = context.now();
    latest = (now == null ? Instant.now() : now).toEpochMilli() + DAY;
  }

  long millis() {
    return millis;
  }

  boolean hadYear() {
    return hadYear;
  }

  /** Whether seconds since 1970 came with six digits, as the journal writes them. */
  boolean hadMicroseconds() {
    return microseconds;
  }

  boolean hadWeekdayAndIso() {
    return hadWeekdayAndIso;
  }

  /** {@code 2026-11-23T00:34:53.123+01:00}, also with blank, slashes, comma and without zone. */
  boolean iso(Cursor line) {
    int start = line.at;
    hadYear = true;
    int year = (int) line.number(4, 4);
    int separator = line.peek();
    if (year >= 0 && (separator == '-' || separator == '/' || separator == '.')) {
      line.at++;
      int month = (int) line.number(2, 2);
      if (month >= 0 && line.peek() == separator) {
        line.at++;
        int day = (int) line.number(2, 2);
        if (day >= 0
            && (line.skip('T') || line.skip(' ') || line.skip('_'))
            && time(line)
            && set(year, month, day, zones.of(line))) {
          return true;
        }
      }
    }
    line.at = start;
    return false;
  }

  /** {@code 23-Nov-2026 00:34:53}, {@code 23/Nov/2026:00:34:53 +0000}, {@code 23 Nov 00:34:53}. */
  boolean dayFirst(Cursor line) {
    int start = line.at;
    int day = line.padded();
    if (day > 0 && (line.skip('-') || line.skip('/') || line.skip(' '))) {
      int month = line.month();
      int separator = line.peek();
      if (month > 0 && (separator == '-' || separator == '/' || separator == ' ')) {
        line.at++;
        int year = -1;
        if (line.digits(5) == 4) {
          year = (int) line.number(4, 4);
          line.skip(':');
          line.skip(':');
          line.skip(' ');
        }
        if (time(line) && setWithOrWithout(year, month, day, zones.of(line))) {
          return true;
        }
      }
    }
    line.at = start;
    return false;
  }

  /**
   * {@code Nov 23 00:34:53}, {@code Mon Nov 23 00:34:53.123 2026}, {@code Nov 23, 2026 12:34:53
   * AM}, {@code Mon, 23 Nov 2026 00:34:53 +0000}, {@code Mon 2026-11-23 00:34:53 UTC}.
   */
  boolean english(Cursor line) {
    int start = line.at;
    hadWeekdayAndIso = false;
    if (weekday(line)) {
      if (Cursor.isDigit(line.peek())) {
        hadWeekdayAndIso = line.digits(4) == 4;
        if (hadWeekdayAndIso ? iso(line) : dayFirst(line)) {
          return true;
        }
        line.at = start;
        return false;
      }
    }
    int month = line.month();
    if (month > 0 && line.skip(' ') && monthFirst(line, month)) {
      return true;
    }
    line.at = start;
    return false;
  }

  /** {@code Dez 26 00:34:53} and {@code 11月 26 00:34:53}, in the language of the host. */
  boolean local(Cursor line) {
    int start = line.at;
    hadWeekdayAndIso = false;
    int month = MonthWords.read(line);
    if (month > 0 && line.skip(' ') && monthFirst(line, month)) {
      return true;
    }
    line.at = start;
    return false;
  }

  /** The same between a weekday and the year: {@code Do Nov 26 16:12:41 2026}. */
  boolean localWithWeekday(Cursor line) {
    int start = line.at;
    int limit = Math.min(line.end, line.at + LONGEST_WEEKDAY);
    while (line.at < limit && line.peek() != ' ' && !Cursor.isDigit(line.peek())) {
      line.at++;
    }
    if (line.at > start && line.skip(' ') && local(line) && hadYear) {
      return true;
    }
    line.at = start;
    return false;
  }

  private static boolean weekday(Cursor line) {
    for (String day : new String[] {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"}) {
      if (line.startsWith(day)) {
        int after = line.peek(3) == ',' ? 4 : 3;
        if (line.peek(after) == ' ') {
          line.at += after + 1;
          return true;
        }
      }
    }
    return false;
  }

  private boolean monthFirst(Cursor line, int month) {
    int day = line.padded();
    line.skip(',');
    if (day <= 0 || !line.skip(' ')) {
      return false;
    }
    int year = -1;
    if (line.digits(5) == 4) {
      year = (int) line.number(4, 4);
      line.skip(',');
      line.skip(' ');
    }
    if (!time(line)) {
      return false;
    }
    if (line.startsWith(" AM") || line.startsWith(" PM")) {
      int hour = clock / 3_600_000;
      boolean after = line.peek(1) == 'P';
      clock += (hour == 12 ? (after ? 0 : -12) : (after ? 12 : 0)) * 3_600_000;
      line.at += 3;
    }
    int minutes = year < 0 ? zones.beforeYear(line) : hostMinutes;
    if (year < 0 && line.peek() == ' ' && Zones.yearFollows(line)) {
      line.at++;
      year = (int) line.number(4, 4);
    }
    return setWithOrWithout(year, month, day, minutes);
  }

  /** {@code 326/003453}: haproxy's day of the year, from 0, and its time; of the latest year. */
  boolean dayOfYear(Cursor line) {
    int start = line.at;
    int day = (int) line.number(3, 3);
    int time = day >= 0 && day < 366 && line.skip('/') ? (int) line.number(6, 6) : -1;
    if (time < 0 || time / 10_000 > 23 || time / 100 % 100 > 59 || time % 100 > 60) {
      line.at = start;
      return false;
    }
    hadYear = false;
    clock = ((time / 10_000 * 60 + time / 100 % 100) * 60 + time % 100) * 1000;
    int year = Instant.ofEpochMilli(latest).atOffset(java.time.ZoneOffset.UTC).getYear() + 1;
    do {
      set(year, 1, 1, hostMinutes);
      millis += day * DAY;
      year--;
    } while (millis > latest);
    return true;
  }

  /** {@code 261123 0:34:53}: the old MySQL form. */
  boolean sixDigits(Cursor line) {
    int start = line.at;
    if (line.digits(7) == 6) {
      int date = (int) line.number(6, 6);
      hadYear = true;
      if (line.skip(' ')
          && time(line)
          && set(2000 + date / 10_000, date / 100 % 100, date % 100, hostMinutes)) {
        return true;
      }
    }
    line.at = start;
    return false;
  }

  /** Seconds since 1970 of ten digits with or without fraction, or milliseconds of thirteen. */
  boolean epoch(Cursor line) {
    int start = line.at;
    int digits = line.digits(20);
    int behind = line.peek(digits);
    boolean ends = behind == 0 || behind == ' ' || behind == '.' || behind == ':' || behind == ',';
    if ((digits == 10 || digits == 13 || digits == 16) && ends) {
      long value = line.number(digits, digits);
      millis = digits == 10 ? value * 1000 : digits == 13 ? value : value / 1000;
      microseconds = false;
      if (line.skip('.')) {
        int fraction = line.digits(9);
        long part = fraction < 3 ? 0 : line.number(3, 3);
        millis += digits == 10 ? part : 0;
        line.at += fraction < 3 ? fraction : fraction - 3;
        microseconds = fraction == 6;
      }
      hadYear = true;
      if (millis < END) {
        return true;
      }
    }
    line.at = start;
    return false;
  }

  /** {@code 11/23/2026 00:34:53.123}, or with two digits of the year: ausearch -i writes it. */
  boolean monthDayYear(Cursor line) {
    int start = line.at;
    int month = (int) line.number(2, 2);
    int day = month > 0 && line.skip('/') ? (int) line.number(2, 2) : -1;
    int digits = day > 0 && line.skip('/') ? line.digits(5) : 0;
    int year = digits == 2 || digits == 4 ? (int) line.number(digits, digits) : -1;
    hadYear = true;
    if (year >= 0
        && line.skip(' ')
        && time(line)
        && set(digits == 2 ? 2000 + year : year, month, day, hostMinutes)) {
      return true;
    }
    line.at = start;
    return false;
  }

  /** {@code E1123 00:34:53.123456}: the form of glog and Kubernetes. */
  boolean klog(Cursor line) {
    int start = line.at;
    int level = line.peek();
    if ((level == 'E' || level == 'W' || level == 'I' || level == 'F')) {
      line.at++;
      if (line.digits(5) == 4) {
        int date = (int) line.number(4, 4);
        if (line.skip(' ')
            && time(line)
            && setWithOrWithout(-1, date / 100, date % 100, hostMinutes)) {
          return true;
        }
      }
    }
    line.at = start;
    return false;
  }

  /** Reads hours, minutes, seconds and a fraction into {@link #clock}. */
  private boolean time(Cursor line) {
    zones.forget();
    int hour = line.padded();
    if (hour < 0 || hour > 24 || !line.skip(':')) {
      return false;
    }
    int minute = (int) line.number(2, 2);
    if (minute < 0 || minute > 59 || !line.skip(':')) {
      return false;
    }
    int second = (int) line.number(2, 2);
    if (second < 0 || second > 60) {
      return false;
    }
    clock = ((hour * 60 + minute) * 60 + second) * 1000;
    int mark = line.peek();
    if ((mark == '.' || mark == ',' || mark == ':') && Cursor.isDigit(line.peek(1))) {
      line.at++;
      fraction(line);
    }
    return true;
  }

  private void fraction(Cursor line) {
    int digits = line.digits(9);
    int value = 0;
    for (int i = 0; i < 3; i++) {
      value = value * 10 + (i < digits ? line.peek(i) - '0' : 0);
    }
    line.at += digits;
    clock += value;
  }

  /** A date without year is the latest that is not in the future. */
  private boolean setWithOrWithout(int year, int month, int day, int zoneMinutes) {
    hadYear = year >= 0;
    if (hadYear) {
      return set(year, month, day, zoneMinutes);
    }
    int current = Instant.ofEpochMilli(latest).atOffset(java.time.ZoneOffset.UTC).getYear() + 1;
    for (int candidate = current; candidate > current - 9; candidate--) {
      if (set(candidate, month, day, zoneMinutes) && millis <= latest) {
        return true;
      }
    }
    return false;
  }

  private boolean set(int year, int month, int day, int zoneMinutes) {
    if (year < 1970
        || year > 2200
        || month < 1
        || month > 12
        || day < 1
        || day > Days.in(year, month)) {
      return false;
    }
    long local = Days.since1970(year, month, day) * DAY + clock;
    millis = local - zones.minutes(zoneMinutes, local) * 60_000L;
    return true;
  }
}
