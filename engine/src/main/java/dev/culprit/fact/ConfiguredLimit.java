package dev.culprit.fact;

/**
 * A limit that is configured somewhere, as opposed to the one that a running process has.
 *
 * @param scope what it is meant for: a user, {@code *}, a unit or a service's own configuration
 * @param resource the name in /proc/PID/limits, such as {@code Max open files}
 * @param value the configured soft limit, or the hard one where only that is set
 * @param kind where it is set: {@code shell}, {@code limits.conf}, {@code unit} or {@code
 *     service-config}
 */
public record ConfiguredLimit(String scope, String resource, long value, String kind, Origin origin)
    implements Observation {}
