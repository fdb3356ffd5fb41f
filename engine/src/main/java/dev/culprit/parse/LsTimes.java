package dev.culprit.parse;

import dev.culprit.fact.FileChanged;
import dev.culprit.fact.Origin;
import dev.culprit.fact.ToldClock;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/**
 * The times of {@code ls -l}: {@code Nov 23 01:20} for files of the last half year, {@code Oct 1
 * 2025} for older ones, or ISO 8601.
 */
final class LsTimes {

  private static final Pattern TIME_WITH_POINT = Pattern.compile("(\\d\\d)\\.(\\d\\d)$");
  private static final Pattern MONTH_AND_DAY = Pattern.compile("^(\\d\\d)-(\\d\\d)(?= )");

  private LsTimes() {}

  /** When a file was written; null when the stamp is none. */
  static FileChanged of(String path, String target, String stamp, boolean iso, Origin origin) {
    if (iso) {
      OffsetDateTime at = ClockText.of(stamp.indexOf(':') > 0 ? stamp : stamp + " 00:00");
      ToldClock clock = ClockText.hasZone(stamp) ? ToldClock.ZONED : ToldClock.LOCAL;
      return at == null ? null : new FileChanged(path, target, at.toInstant(), clock, origin);
    }
    // some languages write 23.49, and Korean marks year, month and day with a letter each
    String plain = TIME_WITH_POINT.matcher(stamp).replaceFirst("$1:$2").replaceAll("[년월일]", " ");
    boolean recent = plain.indexOf(':') > 0;
    String numbers = MONTH_AND_DAY.matcher(plain).replaceFirst("$1 $2");
    String full = recent ? ToldClock.NEWEST_YEAR + " " + numbers : numbers + " 00:00";
    OffsetDateTime at = ClockText.of(full);
    ToldClock clock = recent ? ToldClock.NO_YEAR : ToldClock.LOCAL;
    return at == null ? null : new FileChanged(path, target, at.toInstant(), clock, origin);
  }
}
