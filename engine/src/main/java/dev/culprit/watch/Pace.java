package dev.culprit.watch;

import java.time.Duration;

/**
 * How long to wait until the next sample, so that watching never takes more than one hundredth of a
 * core: where a sample costs more the interval stretches.
 */
public final class Pace {

  /** One hundredth of a core. */
  private static final double SHARE = 0.01;

  /** The first samples also pay for the start of the program, which does not come again. */
  private static final int START = 3;

  private static final Duration LONGEST = Duration.ofMinutes(2);

  private final Duration wanted;
  private double cost = -1;
  private int samples;

  /** At least {@code wanted} lies between the begins of two samples. */
  public Pace(Duration wanted) {
    this.wanted = wanted;
  }

  /**
   * The time until the next sample begins.
   *
   * @param spent processor time since the last one
   */
  public Duration next(Duration spent) {
    samples++;
    if (samples <= START) {
      return wanted;
    }
    double seconds = spent.toNanos() / 1e9;
    // a single expensive sample, such as after a collection, is not taken for the rule
    cost = cost < 0 ? seconds : 0.7 * cost + 0.3 * seconds;
    Duration stretched = Duration.ofNanos((long) (cost / SHARE * 1e9));
    Duration bounded = stretched.compareTo(LONGEST) > 0 ? LONGEST : stretched;
    return bounded.compareTo(wanted) > 0 ? bounded : wanted;
  }
}
