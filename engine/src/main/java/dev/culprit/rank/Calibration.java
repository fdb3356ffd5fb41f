package dev.culprit.rank;

/**
 * From the weight of evidence to how often it comes out right. The words of the pages are coarse
 * and err on the side of doubt, so that what leads is right more often than its odds say; docs/adr
 * tells how this was measured.
 */
final class Calibration {

  /** How much steeper the log-odds of an accused cause are than the pages' words add up to. */
  private static final double SLOPE = 2;

  private Calibration() {}

  /** A probability as it comes out; who is accused stays so, and what is not accused stays. */
  static double of(double probability) {
    if (probability <= Ranking.ACCUSED) {
      return probability;
    }
    double odds = Math.pow(probability / (1 - probability), SLOPE);
    return Double.isInfinite(odds) ? 1 : Odds.probability(odds);
  }
}
