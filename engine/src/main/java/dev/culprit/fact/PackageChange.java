package dev.culprit.fact;

import java.time.Instant;

/**
 * A package was installed, upgraded, downgraded or removed.
 *
 * @param at when, by the host's own clock and zone
 * @param action {@code install}, {@code upgrade}, {@code downgrade}, {@code remove}
 * @param from the version before, or ""
 * @param to the version after, or ""
 */
public record PackageChange(
    Instant at, String action, String name, String from, String to, Origin origin)
    implements Observation {}
