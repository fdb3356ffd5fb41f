package dev.culprit.fact;

import java.time.Instant;
import java.time.OffsetDateTime;

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
    Instant at, ToldClock clock, String action, String name, String from, String to, Origin origin)
    implements Observation {

  /** The same with its true instant, by the clock and the zone of the host. */
  public PackageChange settled(OffsetDateTime now) {
    return new PackageChange(
        clock.settle(at, now), ToldClock.ZONED, action, name, from, to, origin);
  }
}
