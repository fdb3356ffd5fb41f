package dev.culprit.parse;

import dev.culprit.fact.HostClock;
import dev.culprit.source.Reading;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.regex.Pattern;

/** date in the formats of all locales, ISO 8601, RFC 5322 and seconds since 1970. */
final class DateParser extends LineParser {

  DateParser() {
    super("date");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "date");
  }

  /** last ends with the time since when it has records. */
  private static final Pattern SINCE = Pattern.compile("^[a-z]tmp\\S* ");

  /** A text with nothing but a time; a bare number of seconds could be anything. */
  @Override
  public int recognise(List<String> head) {
    boolean any = false;
    for (String line : head) {
      if (line.isBlank() || Prompt.isEcho(line)) {
        continue;
      }
      if (any
          || line.indexOf(':') < 0
          || SINCE.matcher(line).find()
          || ClockText.of(line) == null) {
        return 0;
      }
      any = true;
    }
    return any ? 80 : 0;
  }

  /** date as a word of a command line, whichever shell, host or container it runs in. */
  private static final Pattern CALL =
      Pattern.compile("(?:^|.*[\\s;&|('\"/])date(?:[\\s;&|)'\"].*|$)");

  /** Options with which date tells another time than the present one. */
  private static final Pattern OTHER_TIME =
      Pattern.compile(".*\\bdate .{0,40}-(?:[A-Za-z]*[drf]\\b|-date|-reference|-file).*");

  /**
   * Whether the time is that of the question: {@code uptime -s}, {@code stat} and many others print
   * the time of something else.
   */
  private static boolean isPresent(String asked) {
    return asked.isEmpty()
        || asked.startsWith("/")
        || (CALL.matcher(asked).matches() && !OTHER_TIME.matcher(asked).matches());
  }

  @Override
  Rows begin(Sink out) {
    boolean present = isPresent(out.asked());
    return new Rows() {
      private int sample = out.sample();

      @Override
      public boolean row(String line, int number) {
        OffsetDateTime at = ClockText.of(line);
        if (at == null) {
          return false;
        }
        if (present) {
          out.observe(new HostClock(at, sample++, out.at(number, line)));
        }
        return true;
      }
    };
  }
}
