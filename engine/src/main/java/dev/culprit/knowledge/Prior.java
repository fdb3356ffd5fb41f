package dev.culprit.knowledge;

import java.util.Locale;
import java.util.Optional;

/** How often a cause is behind an outage, before anything was read. */
public enum Prior {
  COMMON(0.06),
  UNCOMMON(0.02),
  RARE(0.005);

  private final double probability;

  Prior(double probability) {
    this.probability = probability;
  }

  /** The probability that is meant, above 0 and below 1. */
  public double probability() {
    return probability;
  }

  /** Log-odds in decibans. */
  public double decibans() {
    return 10 * Math.log10(probability / (1 - probability));
  }

  /** The word in YAML. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The value of a word, or empty when it is none. */
  public static Optional<Prior> of(String word) {
    for (Prior value : values()) {
      if (value.word().equals(word)) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }
}
