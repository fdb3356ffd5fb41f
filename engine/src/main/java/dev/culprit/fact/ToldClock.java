package dev.culprit.fact;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** How a reading gives the time of an event. */
public enum ToldClock {
  /** With a zone: the instant is right. */
  ZONED,
  /** By the host's clock without a zone: the instant is as if that were UTC. */
  LOCAL,
  /**
   * By the host's clock, without zone and year: the year is {@link #NEWEST_YEAR}, or one less for
   * every new year's eve that followed in the same reading.
   */
  NO_YEAR;

  /** Stands for the year in which a reading without years ends; a leap year. */
  public static final int NEWEST_YEAR = 1972;

  /**
   * The true instant.
   *
   * @param at what was read by this clock
   * @param now the clock and the zone of the host
   */
  public Instant settle(Instant at, OffsetDateTime now) {
    if (this == ZONED) {
      return at;
    }
    LocalDateTime local = LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    if (this == NO_YEAR) {
      int year = now.getYear() - (NEWEST_YEAR - local.getYear());
      LocalDateTime dated = MonthDay.from(local).atYear(year).atTime(local.toLocalTime());
      local = dated.isAfter(now.toLocalDateTime().plusDays(1)) ? dated.minusYears(1) : dated;
    }
    return local.toInstant(now.getOffset());
  }
}
