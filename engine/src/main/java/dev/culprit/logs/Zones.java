package dev.culprit.logs;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/** How far the zones that lines name are from Greenwich; for one thread. */
final class Zones {

  /** Stands for a zone that is not known. */
  private static final int UNKNOWN = Integer.MIN_VALUE;

  /** Names with two meanings have the one that servers use most. */
  private static final String[] NAMES = {
    "UTC", "GMT", "CEST", "CET", "EEST", "EET", "MSK", "BST", "WEST", "WET", "EDT", "EST", "CDT",
    "CST", "MDT", "MST", "PDT", "PST", "JST", "IST"
  };

  private static final int[] MINUTES = {
    0, 0, 120, 60, 180, 120, 180, 60, 60, 0, -240, -300, -300, -360, -360, -420, -420, -480, 540,
    330
  };

  private static final int LONGEST_REGION = 40;
  private static final int MOST_REGIONS = 100;

  private final int hostMinutes;
  private final Map<String, ZoneId> regions = new HashMap<>();
  private ZoneId region;

  Zones(int hostMinutes) {
    this.hostMinutes = hostMinutes;
  }

  /** Forgets the region that was read for another time. */
  void forget() {
    region = null;
  }

  /** Minutes east of Greenwich that the line names, else the host's. */
  int of(Cursor line) {
    int blank = line.peek() == ' ' ? 1 : 0;
    int c = line.peek(blank);
    if (c == 'Z' && !Cursor.isLetter(line.peek(blank + 1))) {
      line.at += blank + 1;
      return 0;
    }
    if ((c == '+' || c == '-') && Cursor.isDigit(line.peek(blank + 1))) {
      return offset(line, blank, c == '-' ? -1 : 1);
    }
    return c >= 'A' && c <= 'Z' ? named(line, blank) : hostMinutes;
  }

  private int named(Cursor line, int blank) {
    int start = line.at;
    line.at += blank;
    int minutes = abbreviation(line);
    if (minutes != UNKNOWN) {
      return minutes;
    }
    region = region(line);
    line.at = region == null ? start : line.at;
    return hostMinutes;
  }

  private int offset(Cursor line, int blank, int sign) {
    int start = line.at;
    line.at += blank + 1;
    int hours = (int) line.number(2, 2);
    line.skip(':');
    int minutes = line.digits(3) == 2 ? (int) line.number(2, 2) : 0;
    if (hours < 0 || hours > 15) {
      line.at = start;
      return hostMinutes;
    }
    return sign * (hours * 60 + minutes);
  }

  /** The zone in {@code Mon Nov 23 00:34:53 CET 2026}, as Java and date print it. */
  int beforeYear(Cursor line) {
    int start = line.at;
    if (line.skip(' ') && Cursor.isLetter(line.peek())) {
      int minutes = abbreviation(line);
      if (minutes != UNKNOWN && line.peek() == ' ' && yearFollows(line)) {
        return minutes;
      }
    }
    line.at = start;
    return hostMinutes;
  }

  /** Whether a blank and then the year comes next. */
  static boolean yearFollows(Cursor line) {
    line.at++;
    boolean four = line.digits(5) == 4;
    int behind = line.peek(4);
    line.at--;
    return four
        && (behind == 0 || behind == ']' || behind == ':' || behind == ' ' || behind == '\r');
  }

  /** Minutes east of Greenwich of the abbreviation at the cursor, which is stepped over. */
  private static int abbreviation(Cursor line) {
    int start = line.at;
    for (int i = 0; i < NAMES.length; i++) {
      if (line.skip(NAMES[i]) && !Cursor.isLetter(line.peek())) {
        return MINUTES[i];
      }
      line.at = start;
    }
    return UNKNOWN;
  }

  /**
   * The region at the cursor, such as {@code Europe/Berlin}, which is stepped over; null where none
   * is. PHP names its zone that way.
   */
  private ZoneId region(Cursor line) {
    int end = line.at;
    boolean slash = false;
    while (end < line.end && end - line.at < LONGEST_REGION && isRegion(line.bytes[end])) {
      slash |= line.bytes[end] == '/';
      end++;
    }
    if (!slash) {
      return null;
    }
    String name = line.text(line.at, end);
    if (!regions.containsKey(name) && regions.size() < MOST_REGIONS) {
      regions.put(name, known(name));
    }
    ZoneId zone = regions.get(name);
    line.at = zone == null ? line.at : end;
    return zone;
  }

  private static boolean isRegion(int c) {
    return Cursor.isLetter(c) || c == '/' || c == '_' || c == '-';
  }

  private static ZoneId known(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /**
   * Minutes east of Greenwich at a time: those of the region that was read, else those given.
   *
   * @param local the time by the region's own clocks, in milliseconds
   */
  int minutes(int given, long local) {
    if (region == null) {
      return given;
    }
    LocalDateTime told = LocalDateTime.ofInstant(Instant.ofEpochMilli(local), ZoneOffset.UTC);
    return region.getRules().getOffset(told).getTotalSeconds() / 60;
  }
}
