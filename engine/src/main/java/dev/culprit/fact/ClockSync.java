package dev.culprit.fact;

/**
 * Whether the host's clock follows another one.
 *
 * @param synchronised whether it is synchronised by the tool's own word
 * @param offsetSeconds how far it is off, positive when fast, or NaN when not told
 * @param source the server that it follows, or ""
 */
public record ClockSync(boolean synchronised, double offsetSeconds, String source, Origin origin)
    implements Observation {}
