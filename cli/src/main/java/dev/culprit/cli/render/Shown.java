package dev.culprit.cli.render;

import dev.culprit.diagnose.Diagnosis;
import dev.culprit.fact.Subject;
import dev.culprit.rank.Hypothesis;
import java.util.List;
import java.util.Map;

/** What of a diagnosis is shown, the same for text and JSON. */
final class Shown {

  /** Hypotheses below this are not worth a line; the contract's bound. */
  private static final double WORTH_SHOWING = 0.05;

  private Shown() {}

  static List<Hypothesis> hypotheses(Diagnosis diagnosis, int top) {
    return diagnosis.hypotheses().stream()
        .filter(h -> h.probability() >= WORTH_SHOWING)
        .limit(top)
        .toList();
  }

  static Map<String, String> values(Diagnosis diagnosis, Subject subject) {
    return diagnosis.values().of(subject);
  }
}
