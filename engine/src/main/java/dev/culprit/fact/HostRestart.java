package dev.culprit.fact;

import java.time.LocalDateTime;

/**
 * The host was booted, as {@code last} or sar show it.
 *
 * @param at when, by the host's own clock; null when the reading does not tell the year
 * @param unclean whether nobody had shut it down before: a crash, a reset or a loss of power
 */
public record HostRestart(LocalDateTime at, boolean unclean, Origin origin)
    implements Observation {}
