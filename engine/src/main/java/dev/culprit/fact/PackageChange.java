package dev.culprit.fact;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * A package was installed, upgraded, downgraded or removed.
 *
 * @param at when; how far it can be relied on says {@code clock}
 * @param clock what the reading told of the time
 * @param action {@code install}, {@code upgrade}, {@code downgrade}, {@code remove}
 * @param from the version before, or ""
 * @param to the version after, or ""
 */
public record PackageChange(
    Instant at, Clock clock, String action, String name, String from, String to, Origin origin)
    implements Observation {

  /** How a reading gives the time. */
  public enum Clock {
    /** With a zone: the instant is right. */
    ZONED,
    /** By the host's clock without a zone: the instant is as if that were UTC. */
    LOCAL,
    /**
     * By the host's clock, without zone and year: the year is {@link #NEWEST_YEAR}, or one less for
     * every new year's eve that followed in the same log.
     */
    NO_YEAR
  }

  /** Stands for the year in which a log without years ends; a leap year. */
  public static final int NEWEST_YEAR = 1972;

  /** The same with its true instant, by the clock and the zone of the host. */
  public PackageChange settled(OffsetDateTime now) {
    if (clock == Clock.ZONED) {
      return this;
    }
    LocalDateTime local = LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    if (clock == Clock.NO_YEAR) {
      int year = now.getYear() - (NEWEST_YEAR - local.getYear());
      LocalDateTime dated = MonthDay.from(local).atYear(year).atTime(local.toLocalTime());
      local = dated.isAfter(now.toLocalDateTime().plusDays(1)) ? dated.minusYears(1) : dated;
    }
    Instant settled = local.toInstant(now.getOffset());
    return new PackageChange(settled, Clock.ZONED, action, name, from, to, origin);
  }
}
