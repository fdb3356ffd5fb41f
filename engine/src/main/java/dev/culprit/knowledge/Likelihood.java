package dev.culprit.knowledge;

import java.util.Locale;
import java.util.Optional;

/**
 * The words with which pages say how often something shows, and the one table that turns them into
 * numbers.
 *
 * <p>The numbers are orders of magnitude that experts mean by the words (Internist-1's frequency
 * classes, Miller et al. 1982, coarsened); the calibration over the cases keeps them honest.
 */
public enum Likelihood {
  ALWAYS(0.98),
  USUALLY(0.85),
  OFTEN(0.60),
  SOMETIMES(0.25),
  RARELY(0.05),
  NEVER(0.002),

  /**
   * As a background only: the kernel, the program or its own count says in as many words what the
   * cause says. What is left is that it was misread, or written by somebody else.
   */
  IMPOSSIBLE(0.0002);

  private final double probability;

  Likelihood(double probability) {
    this.probability = probability;
  }

  /** The probability that is meant, above 0 and below 1. */
  public double probability() {
    return probability;
  }

  /** The word in YAML. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The value of a word, or empty when it is none. */
  public static Optional<Likelihood> of(String word) {
    for (Likelihood value : values()) {
      if (value.word().equals(word)) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }

  /**
   * Weight of evidence in decibans when a thing of this likelihood shows, against {@code
   * background}.
   */
  public double present(Likelihood background) {
    return present(probability, background);
  }

  /** The same for a probability between two words. */
  static double present(double probability, Likelihood background) {
    return 10 * Math.log10(probability / background.probability);
  }

  /** Weight of evidence in decibans when it was looked for and is absent. */
  public double absent(Likelihood background) {
    return absent(probability, background);
  }

  /** The same for a probability between two words. */
  public static double absent(double probability, Likelihood background) {
    return 10 * Math.log10((1 - probability) / (1 - background.probability));
  }
}
