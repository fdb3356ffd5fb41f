package dev.culprit.fact;

/**
 * Whether the host's clock follows another one.
 *
 * @param synchronised whether it is synchronised by the tool's own word
 * @param offsetSeconds how far it is off, positive when fast, or NaN when not told
 * @param source the server that it follows, or ""
 */
public record ClockSync(boolean synchronised, double offsetSeconds, String source, Origin origin)
    implements Observation {

  /** How far it is off in either direction, in seconds; 0 when not told. */
  public double offBy() {
    return Double.isNaN(offsetSeconds) ? 0 : Math.abs(offsetSeconds);
  }
}
