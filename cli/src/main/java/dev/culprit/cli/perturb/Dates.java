package dev.culprit.cli.perturb;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Finds and shifts the days in logs and tools' outputs, in the forms that daemons write. */
final class Dates {

  private static final List<String> MONTHS =
      List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

  private static final String MONTH = "(" + String.join("|", MONTHS) + ")";

  /** 2026-11-25 and 2026/11/25. */
  private static final Pattern ISO =
      Pattern.compile("(?<![\\d.-])((?:19|20)\\d\\d)([-/])(\\d\\d)\\2(\\d\\d)(?!\\d|[-.]\\d)");

  /** 25/Nov/2026, 25 Nov 2026, 25-Nov-2026. */
  private static final Pattern DAY_FIRST =
      Pattern.compile("(?<!\\d)(\\d{1,2})([ /-])" + MONTH + "\\2((?:19|20)\\d\\d)(?!\\d)");

  /** Nov 25, also with a time and a year behind; Nov25 as ps writes it. */
  private static final Pattern MONTH_FIRST =
      Pattern.compile(
          "\\b"
              + MONTH
              + "( {0,2})(\\d{1,2})(?!\\d|[./]\\d)(?:( +\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(?:"
              + " [A-Z]{3,4}| [+-]\\d{4})?| ) ?((?:19|20)\\d\\d)(?!\\d))?");

  /** 251125 10:00:00, as MySQL used to write. */
  private static final Pattern SHORT =
      Pattern.compile("(?<!\\d)(\\d\\d)(\\d\\d)(\\d\\d)(?= {1,2}\\d{1,2}:\\d\\d:\\d\\d)");

  /** Seconds since 1970; other numbers of this size are told by being far from the host's day. */
  private static final Pattern EPOCH = Pattern.compile("(?<![\\w.])1[0-9]{9}(?![\\w])");

  private static final long DAY = 86_400;
  private static final long NEAR = 400 * DAY;

  private final LocalDate today;

  /** Days without a year are in the year that ends with {@code today}. */
  Dates(LocalDate today) {
    this.today = today;
  }

  /** The first day that a line names. */
  Optional<LocalDate> first(String line) {
    LocalDate[] found = new LocalDate[1];
    each(
        line,
        day -> {
          found[0] = found[0] == null ? day : found[0];
          return day;
        });
    return Optional.ofNullable(found[0]);
  }

  /** The text with every day moved; whole weeks keep the days of the week true. */
  String shift(String text, long days) {
    String moved = each(text, day -> day.plusDays(days));
    long noon = today.atStartOfDay().toEpochSecond(ZoneOffset.UTC);
    return EPOCH
        .matcher(moved)
        .replaceAll(
            m -> {
              long seconds = Long.parseLong(m.group());
              return String.valueOf(
                  Math.abs(seconds - noon) < NEAR ? seconds + days * DAY : seconds);
            });
  }

  private String each(String text, Function<LocalDate, LocalDate> move) {
    String result = ISO.matcher(text).replaceAll(m -> iso(m, move));
    result = DAY_FIRST.matcher(result).replaceAll(m -> dayFirst(m, move));
    result = MONTH_FIRST.matcher(result).replaceAll(m -> monthFirst(m, move));
    return SHORT.matcher(result).replaceAll(m -> compact(m, move));
  }

  private static String iso(MatchResult m, Function<LocalDate, LocalDate> move) {
    return moved(number(m, 1), number(m, 3), number(m, 4), move)
        .map(d -> format("%04d%s%02d%s%02d", d.getYear(), m.group(2), month(d), m.group(2), day(d)))
        .orElse(m.group());
  }

  private static String dayFirst(MatchResult m, Function<LocalDate, LocalDate> move) {
    return moved(number(m, 4), monthOf(m.group(3)), number(m, 1), move)
        .map(d -> format("%02d%s%s%s%d", day(d), m.group(2), name(d), m.group(2), d.getYear()))
        .orElse(m.group());
  }

  private String monthFirst(MatchResult m, Function<LocalDate, LocalDate> move) {
    boolean dated = m.group(5) != null;
    int month = monthOf(m.group(1));
    int year = dated ? number(m, 5) : yearOf(month, number(m, 3));
    String form = m.group(2).isEmpty() ? "%s%02d" : m.end(3) - m.end(1) > 2 ? "%s %2d" : "%s %d";
    return moved(year, month, number(m, 3), move)
        .map(d -> format(form, name(d), day(d)) + (dated ? rest(m, d) : ""))
        .orElse(m.group());
  }

  /** What stands between day and year, and the year that is meant now. */
  private static String rest(MatchResult m, LocalDate day) {
    String between = m.group().substring(m.end(3) - m.start(), m.start(5) - m.start());
    return between + day.getYear();
  }

  private static String compact(MatchResult m, Function<LocalDate, LocalDate> move) {
    return moved(2000 + number(m, 1), number(m, 2), number(m, 3), move)
        .map(d -> format("%02d%02d%02d", d.getYear() % 100, month(d), day(d)))
        .orElse(m.group());
  }

  /** A day without a year is not after tomorrow. */
  private int yearOf(int month, int day) {
    boolean over = month * 31 + day > today.getMonthValue() * 31 + today.getDayOfMonth() + 1;
    return over ? today.getYear() - 1 : today.getYear();
  }

  private static Optional<LocalDate> moved(
      int year, int month, int day, Function<LocalDate, LocalDate> move) {
    try {
      return Optional.of(move.apply(LocalDate.of(year, month, day)));
    } catch (DateTimeException noDay) {
      return Optional.empty();
    }
  }

  private static int number(MatchResult m, int group) {
    return Integer.parseInt(m.group(group));
  }

  private static int monthOf(String name) {
    return 1 + MONTHS.indexOf(name);
  }

  private static int month(LocalDate day) {
    return day.getMonthValue();
  }

  private static int day(LocalDate day) {
    return day.getDayOfMonth();
  }

  private static String name(LocalDate day) {
    return MONTHS.get(day.getMonthValue() - 1);
  }

  private static String format(String form, Object... values) {
    return String.format(Locale.ROOT, form, values);
  }
}
