package dev.culprit.rank;

import java.util.List;

/**
 * The outcome of weighing.
 *
 * @param hypotheses best first, folded ones left out
 * @param folded those that a deeper cause explains; they stand in its chain
 */
public record Ranking(List<Hypothesis> hypotheses, List<Hypothesis> folded) {

  /** From which probability on a cause is accused. */
  public static final double ACCUSED = 0.5;

  /** Whether the first one is accused. */
  public boolean accuses() {
    return !hypotheses.isEmpty() && hypotheses.get(0).isAccused();
  }
}
