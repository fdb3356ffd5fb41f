package dev.culprit.parse;

import dev.culprit.fact.FileChanged;
import dev.culprit.fact.Origin;
import dev.culprit.fact.ToldClock;
import java.time.OffsetDateTime;

/**
 * The times of {@code ls -l}: {@code Nov 23 01:20} for files of the last half year, {@code Oct 1
 * 2025} for older ones, or ISO 8601.
 */
final class LsTimes {

  private LsTimes() {}

  /** When a file was written; null when the stamp is none. */
  static FileChanged of(String path, String target, String stamp, boolean iso, Origin origin) {
    if (iso) {
      OffsetDateTime at = ClockText.of(stamp);
      ToldClock clock = ClockText.hasZone(stamp) ? ToldClock.ZONED : ToldClock.LOCAL;
      return at == null ? null : new FileChanged(path, target, at.toInstant(), clock, origin);
    }
    boolean recent = stamp.indexOf(':') > 0;
    String full = stamp + (recent ? " " + ToldClock.NEWEST_YEAR : " 00:00");
    OffsetDateTime at = ClockText.of(full);
    ToldClock clock = recent ? ToldClock.NO_YEAR : ToldClock.LOCAL;
    return at == null ? null : new FileChanged(path, target, at.toInstant(), clock, origin);
  }
}
