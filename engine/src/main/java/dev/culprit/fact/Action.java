package dev.culprit.fact;

/**
 * Something the operator or a user says was done, and what came of it.
 *
 * @param kind {@code restarted}, {@code limit-raised}, {@code rolled-back}, {@code upgraded}
 * @param object what it was done to, or "" when not told
 * @param effect {@code helped}, {@code helped-for-a-while}, {@code no-change}, or "" when not told
 */
public record Action(String kind, String object, String effect, Origin origin)
    implements Observation {}
