package dev.culprit.fact;

import java.util.List;

/**
 * A package of a service went back to an older version, and what became of the trouble that had
 * begun before.
 *
 * @param change the way back
 * @param before lines of trouble that began between the upgrade and the way back
 * @param after how many of their kinds went on afterwards
 * @param minutesSince how long ago the way back was
 */
public record Rollback(
    Subject service,
    PackageChange change,
    long before,
    int after,
    double minutesSince,
    List<Origin> proof)
    implements Proven {

  /** Copies the list. */
  public Rollback {
    proof = List.copyOf(proof);
  }
}
