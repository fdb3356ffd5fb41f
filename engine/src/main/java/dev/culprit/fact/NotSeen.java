package dev.culprit.fact;

/**
 * A reading that should have told something and did not; an observation of its own.
 *
 * @param what the reading, such as {@code lsof}
 * @param why {@code missing-tool}, {@code denied}, {@code empty}, {@code truncated}, {@code
 *     timed-out}, {@code vanished}
 */
public record NotSeen(String what, String why, Origin origin) implements Observation {}
