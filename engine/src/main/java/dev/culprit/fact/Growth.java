package dev.culprit.fact;

import java.util.List;

/**
 * How a host-wide number changed between the first and the last sample.
 *
 * @param seconds time between them, or 0 when not known (then there is a sign and no rate)
 */
public record Growth(String name, double before, double after, double seconds, List<Origin> proof)
    implements Proven {

  /** Copies the list. */
  public Growth {
    proof = List.copyOf(proof);
  }

  /** The change, below 0 when it fell. */
  public double delta() {
    return after - before;
  }

  /** The change in a minute, or 0 when the time is not known. */
  public double perMinute() {
    return seconds > 0 ? delta() * 60 / seconds : 0;
  }
}
