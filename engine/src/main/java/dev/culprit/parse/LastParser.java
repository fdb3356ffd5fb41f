package dev.culprit.parse;

import dev.culprit.fact.HostRestart;
import dev.culprit.fact.Origin;
import dev.culprit.source.Reading;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code last}, with {@code -x}, {@code -F} or neither, the newest first: when the host was booted,
 * and whether it had been shut down before.
 */
final class LastParser extends LineParser {

  private static final Pattern WHEN =
      Pattern.compile(
          "\\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun) ([A-Z][a-z]{2}) +(\\d{1,2}) (\\d\\d):(\\d\\d)"
              + "(?::\\d\\d (\\d{4}))?");

  private static final Pattern END =
      Pattern.compile(
          " - (?:\\d\\d:\\d\\d|crash|down|\\w{3} \\w{3}) |still (?:logged in|running)|gone - no logout");

  private static final Pattern BEGINS =
      Pattern.compile("[\\w./]{1,40} begins \\w{3} \\w{3} +\\d{1,2} [\\d:]{8} (?:\\w+ )?(\\d{4})");

  /** The same day of the year falls on the same weekday again after at most so many years. */
  private static final int YEARS = 11;

  /** A boot, and what stands below it up to the boot before. */
  private static final class Boot {
    private final String line;
    private final Origin origin;
    private boolean unclean;

    Boot(String line, Origin origin) {
      this.line = line;
      this.origin = origin;
    }
  }

  LastParser() {
    super("last");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "last", "lastb");
  }

  @Override
  public int recognise(List<String> head) {
    long rows = head.stream().filter(LastParser::isRow).count();
    boolean boot = head.stream().anyMatch(line -> line.startsWith("reboot   system boot"));
    return rows > 0 && (rows * 2 > head.size() || boot) ? 90 : 0;
  }

  private static boolean isRow(String line) {
    return !line.isEmpty()
        && Character.isLetter(line.charAt(0))
        && WHEN.matcher(line).find()
        && END.matcher(line + " ").find();
  }

  @Override
  Rows begin(Sink out) {
    return new Rows() {
      private final List<Boot> boots = new ArrayList<>();
      private int firstYear;

      @Override
      public boolean row(String line, int number) {
        Matcher begins = BEGINS.matcher(line);
        if (begins.matches()) {
          firstYear = Text.integer(begins.group(1));
          return true;
        } else if (!isRow(line)) {
          return false;
        }
        if (!boots.isEmpty() && line.contains("- crash")) {
          boots.get(boots.size() - 1).unclean = true;
        }
        if (line.startsWith("reboot ") && boots.size() < 1000) {
          boots.add(new Boot(line, out.at(number, line)));
        }
        return true;
      }

      @Override
      public void end() {
        for (Boot boot : boots) {
          out.observe(new HostRestart(at(boot.line, firstYear), boot.unclean, boot.origin));
        }
      }
    };
  }

  /**
   * The time of a row; without a year it is the first since {@code firstYear} that fits the
   * weekday.
   */
  private static LocalDateTime at(String line, int firstYear) {
    Matcher when = WHEN.matcher(line);
    if (!when.find()) {
      return null;
    }
    int told = when.group(6) == null ? 0 : Text.integer(when.group(6));
    int first = told > 0 ? told : firstYear;
    for (int year = first; first > 0 && year < first + YEARS; year++) {
      LocalDateTime at = at(when, year);
      if (at != null && (told > 0 || name(at.getDayOfWeek()).equals(when.group(1)))) {
        return at;
      }
    }
    return null;
  }

  private static LocalDateTime at(Matcher when, int year) {
    for (Month month : Month.values()) {
      if (month.getDisplayName(TextStyle.SHORT, Locale.ENGLISH).equals(when.group(2))) {
        try {
          return LocalDateTime.of(
              year,
              month,
              Text.integer(when.group(3)),
              Text.integer(when.group(4)),
              Text.integer(when.group(5)));
        } catch (DateTimeException e) {
          return null;
        }
      }
    }
    return null;
  }

  private static String name(DayOfWeek day) {
    return day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
  }
}
