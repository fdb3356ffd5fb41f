package dev.culprit.rank;

/** Decibans, odds and probabilities. */
final class Odds {

  private Odds() {}

  /** Odds of log-odds in decibans. */
  static double of(double decibans) {
    return Math.pow(10, decibans / 10);
  }

  /** Probability of odds, 0 to 1. */
  static double probability(double odds) {
    return odds / (1 + odds);
  }
}
