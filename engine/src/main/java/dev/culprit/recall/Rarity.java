package dev.culprit.recall;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * How much it says that two incidents have a finding in common: the rarer it is among all, the more
 * (inverse document frequency, Spärck Jones 1972).
 */
public final class Rarity {

  private final int incidents;
  private final Map<String, Integer> seenIn = new HashMap<>();

  /** Counts in how many incidents each finding showed. */
  public Rarity(Collection<PastIncident> all) {
    this.incidents = all.size();
    all.forEach(one -> one.findings().forEach(f -> seenIn.merge(f, 1, Integer::sum)));
  }

  /** The weight of a finding, above 0; one that nobody has seen yet has the most. */
  public double of(String finding) {
    return Math.log((incidents + 1.0) / (seenIn.getOrDefault(finding, 0) + 0.5));
  }
}
