package dev.culprit.fact;

/**
 * Something the operator or a user says was done, and what came of it.
 *
 * @param kind {@code restarted}, {@code rebooted}, {@code limit-raised}, {@code rolled-back},
 *     {@code configuration-reverted}, {@code space-freed}, {@code client-blocked}, {@code
 *     job-stopped}, {@code failed-over}
 * @param object what it was done to, or "" when not told
 * @param effect {@code helped}, {@code helped-for-a-while}, {@code no-change}, {@code worse}
 */
public record Action(String kind, String object, String effect, Origin origin)
    implements Observation {}
