package dev.culprit.fact;

import java.time.OffsetDateTime;

/** The host's own time when a sample was taken, from {@code date} or the live clock. */
public record HostClock(OffsetDateTime at, int sample, Origin origin) implements Observation {}
