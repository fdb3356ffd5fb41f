package dev.culprit.triage;

import dev.culprit.advise.Advice;
import dev.culprit.diagnose.Diagnosis;
import dev.culprit.rank.Hypothesis;
import java.util.List;
import java.util.Optional;

/**
 * Where a triage stands.
 *
 * @param open tests and questions that are neither done nor left out, best first
 */
public record Position(Diagnosis diagnosis, List<Advice> open) {

  /** From here on the first cause is taken for granted. */
  public static final double SURE = 0.9;

  /** A test that tells less than this, in bits, is not worth the wait once somebody is sure. */
  private static final double WORTH_WAITING = 0.1;

  /** Copies the list. */
  public Position {
    open = List.copyOf(open);
  }

  /** What to run or ask next. */
  public Optional<Advice> next() {
    return open.stream().findFirst();
  }

  /** The likeliest cause. */
  public Optional<Hypothesis> leader() {
    return diagnosis.hypotheses().stream().findFirst();
  }

  /** Whether acting beats asking: the cause is sure, and no test would tell much more. */
  public boolean actNow() {
    boolean sure = leader().map(h -> h.probability() >= SURE).orElse(false);
    return sure && next().map(a -> a.gain() < WORTH_WAITING).orElse(true);
  }
}
