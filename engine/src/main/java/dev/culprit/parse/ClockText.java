package dev.culprit.parse;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A point in time as {@code date}, rpm and others print it: day, month, year, time and zone in any
 * order that locales use, ISO 8601, RFC 5322, or seconds since 1970.
 */
final class ClockText {

  /** Hours east of Greenwich; names with two meanings have the one that servers use most. */
  private static final Map<String, Double> ZONES =
      Map.ofEntries(
          Map.entry("UTC", 0.0),
          Map.entry("GMT", 0.0),
          Map.entry("Z", 0.0),
          Map.entry("WET", 0.0),
          Map.entry("WEST", 1.0),
          Map.entry("BST", 1.0),
          Map.entry("CET", 1.0),
          Map.entry("MEZ", 1.0),
          Map.entry("CEST", 2.0),
          Map.entry("MESZ", 2.0),
          Map.entry("EET", 2.0),
          Map.entry("SAST", 2.0),
          Map.entry("EEST", 3.0),
          Map.entry("MSK", 3.0),
          Map.entry("IST", 5.5),
          Map.entry("WIB", 7.0),
          Map.entry("HKT", 8.0),
          Map.entry("SGT", 8.0),
          Map.entry("AWST", 8.0),
          Map.entry("JST", 9.0),
          Map.entry("KST", 9.0),
          Map.entry("AEST", 10.0),
          Map.entry("AEDT", 11.0),
          Map.entry("NZST", 12.0),
          Map.entry("NZDT", 13.0),
          Map.entry("EST", -5.0),
          Map.entry("EDT", -4.0),
          Map.entry("CST", -6.0),
          Map.entry("CDT", -5.0),
          Map.entry("MST", -7.0),
          Map.entry("MDT", -6.0),
          Map.entry("PST", -8.0),
          Map.entry("PDT", -7.0),
          Map.entry("BRT", -3.0));

  /** First letters of month names, English, German, French, Spanish, Italian, Polish, Russian. */
  private static final List<List<String>> MONTHS =
      List.of(
          List.of("jan", "ene", "gen", "sty", "янв"),
          List.of("feb", "fév", "fev", "lut", "фев"),
          List.of("mar", "mär", "mrz", "мар"),
          List.of("apr", "avr", "abr", "kwi", "апр"),
          List.of("may", "mai", "mag", "maj", "мая", "май"),
          List.of("jun", "juin", "giu", "cze", "июн"),
          List.of("jul", "juil", "lug", "lip", "июл"),
          List.of("aug", "aoû", "ago", "sie", "авг"),
          List.of("sep", "set", "wrz", "сен"),
          List.of("oct", "okt", "out", "ott", "paź", "окт"),
          List.of("nov", "lis", "ноя"),
          List.of("dec", "dez", "déc", "dic", "gru", "дек"));

  private static final int EARLIEST_YEAR = 1970;
  private static final int LATEST_YEAR = 2200;

  private int year = -1;
  private int month = -1;
  private int day = -1;
  private int seconds = -1;
  private int nanos;
  private int half = -1;
  private ZoneOffset zone;
  private boolean strange;
  private int unknownWords;
  private boolean chinese;

  private ClockText() {}

  /** The time of a text, by UTC where it names no zone; null when it is none. */
  static OffsetDateTime of(String text) {
    String line = text.strip();
    if (line.length() < 8 || line.length() > 80) {
      return null;
    }
    OffsetDateTime epoch = epoch(line);
    if (epoch != null) {
      return epoch;
    }
    ClockText clock = new ClockText();
    clock.chinese = line.indexOf('年') >= 0;
    String parted =
        line.replace('年', ' ').replace('月', ' ').replace('日', ' ').replace(",", ", ").strip();
    for (String word : Text.words(parted)) {
      clock.take(word);
    }
    return clock.time();
  }

  /** Whether a text that is a time names its zone, or counts seconds since 1970. */
  static boolean hasZone(String text) {
    if (epoch(text.strip()) != null) {
      return true;
    }
    ClockText clock = new ClockText();
    Text.words(text).forEach(clock::take);
    return clock.zone != null;
  }

  private static OffsetDateTime epoch(String line) {
    int point = line.indexOf('.');
    String whole = point < 0 ? line : line.substring(0, point);
    boolean fraction = point < 0 || Text.isNumber(line.substring(point + 1));
    if (!fraction || !Text.isNumber(whole) || whole.length() < 9 || whole.length() > 10) {
      return null;
    }
    return Instant.ofEpochSecond(Long.parseLong(whole)).atOffset(ZoneOffset.UTC);
  }

  private void take(String given) {
    String word = given.endsWith(",") ? given.substring(0, given.length() - 1) : given;
    if (word.isEmpty()) {
      return;
    }
    if (word.indexOf('-') == 4 && Text.isNumber(word.substring(0, 4))) {
      isoDate(word);
    } else if (word.indexOf(':') > 0 && Character.isDigit(word.charAt(0))) {
      clock(word);
    } else if (Text.isNumber(word.endsWith(".") ? word.substring(0, word.length() - 1) : word)) {
      number(Text.integer(word.replace(".", "")));
    } else if (!zone(word)) {
      name(word);
    }
  }

  private void isoDate(String word) {
    if (word.length() < 10) {
      strange = true;
      return;
    }
    year = Text.integer(word.substring(0, 4));
    month = Text.integer(word.substring(5, 7));
    day = Text.integer(word.substring(8, 10));
    if (word.length() > 11) {
      clock(word.substring(11));
    }
  }

  /** {@code 00:34:53}, also with a fraction and a zone behind it. */
  private void clock(String word) {
    int end = 0;
    while (end < word.length()
        && (Character.isDigit(word.charAt(end)) || word.charAt(end) == ':')) {
      end++;
    }
    String[] parts = word.substring(0, end).split(":", 4);
    int hours = Text.integer(parts[0]);
    int minutes = parts.length > 1 ? Text.integer(parts[1]) : -1;
    int rest = parts.length > 2 ? Text.integer(parts[2]) : 0;
    if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59 || rest < 0 || rest > 60) {
      strange = true;
      return;
    }
    seconds = hours * 3600 + minutes * 60 + Math.min(rest, 59);
    String tail = word.substring(end);
    if (tail.startsWith(".") || tail.startsWith(",")) {
      int digits = 1;
      while (digits < tail.length() && Character.isDigit(tail.charAt(digits))) {
        digits++;
      }
      String fraction = (tail.substring(1, digits) + "000000000").substring(0, 9);
      nanos = Text.integer(fraction);
      tail = tail.substring(digits);
    }
    strange |= !tail.isEmpty() && !zone(tail);
  }

  private void number(int number) {
    if (number >= EARLIEST_YEAR && number <= LATEST_YEAR && year < 0) {
      year = number;
    } else if (number >= 1 && number <= 31 && day < 0) {
      day = number;
    } else if (number >= 1 && number <= 12 && month < 0) {
      month = day; // year, month, day of the Far East: what was taken for the day is the month
      day = number;
    } else if (number >= 1 && number <= 31 && month < 0 && year > 0) {
      month = day;
      day = number;
    } else {
      strange = true;
    }
  }

  private boolean zone(String word) {
    String name = word.startsWith("(") ? word.replaceAll("[()]", "") : word;
    Double hours = chinese && name.equals("CST") ? Double.valueOf(8) : ZONES.get(name);
    if (hours != null) {
      zone = zone == null ? ZoneOffset.ofTotalSeconds((int) (hours * 3600)) : zone;
      return true;
    }
    String digits = name.substring(Math.min(1, name.length())).replace(":", "");
    boolean sign = name.startsWith("+") || name.startsWith("-");
    if (!sign || !Text.isNumber(digits) || (digits.length() != 2 && digits.length() != 4)) {
      return false;
    }
    int minutes = Text.integer(digits.substring(0, 2)) * 60;
    minutes += digits.length() == 4 ? Text.integer(digits.substring(2)) : 0;
    if (minutes > 18 * 60) {
      return false;
    }
    zone = ZoneOffset.ofTotalSeconds((name.startsWith("-") ? -60 : 60) * minutes);
    return true;
  }

  private void name(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    if (lower.equals("am") || lower.equals("pm") || lower.equals("上午") || lower.equals("下午")) {
      half = lower.equals("pm") || lower.equals("下午") ? 1 : 0;
      return;
    }
    for (int i = 0; i < MONTHS.size(); i++) {
      if (MONTHS.get(i).stream().anyMatch(lower::startsWith) && (month < 0 || day >= 0)) {
        month = i + 1;
        return;
      }
    }
    // the day has a name, and so may the zone; a second word is prose, as in "wtmp begins" of last
    unknownWords += lower.length() > 2 && !word.equals(word.toUpperCase(Locale.ROOT)) ? 1 : 0;
    strange |= unknownWords > 1 || lower.length() > 12 || Character.isDigit(lower.charAt(0));
  }

  private OffsetDateTime time() {
    if (strange || year < 0 || month < 1 || day < 1 || seconds < 0) {
      return null;
    }
    int hour = seconds / 3600;
    int shown = half < 0 || hour > 12 ? hour : hour % 12 + 12 * half;
    try {
      return OffsetDateTime.of(
          year,
          month,
          day,
          shown,
          seconds / 60 % 60,
          seconds % 60,
          nanos,
          zone == null ? ZoneOffset.UTC : zone);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
