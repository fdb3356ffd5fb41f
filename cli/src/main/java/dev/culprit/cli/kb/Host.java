package dev.culprit.cli.kb;

import dev.culprit.cli.perturb.Copies;
import dev.culprit.diagnose.Diagnoser;
import dev.culprit.diagnose.Diagnosis;
import dev.culprit.diagnose.Diagnosis.Verdict;
import dev.culprit.diagnose.Options;
import dev.culprit.rank.Hypothesis;
import dev.culprit.rank.Ranking;
import dev.culprit.source.Bundle;
import dev.culprit.source.Bundles;
import dev.culprit.source.NoInputException;
import dev.culprit.source.Reading;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;

/**
 * A trial's host: what was read of it, and what came of it as it was.
 *
 * @param readings in memory, to be read again
 */
record Host(Trial trial, List<Reading> readings, Diagnosis diagnosis) {

  /** Stands for the day of readings that bear none. */
  private static final LocalDate SOME_DAY = LocalDate.of(2026, 11, 25);

  static Host of(Trial trial, Diagnoser diagnoser) throws NoInputException {
    try (Bundle bundle = Bundles.open(trial.paths(), InputStream.nullInputStream())) {
      List<Reading> readings = Copies.of(bundle);
      return new Host(trial, readings, diagnose(diagnoser, readings, trial.symptom()));
    }
  }

  static Diagnosis diagnose(Diagnoser diagnoser, List<Reading> readings, String symptom) {
    return diagnoser.diagnose(Bundle.of("readings", readings), Options.symptom(symptom));
  }

  /** The day on which it was read. */
  LocalDate day() {
    var at = diagnosis.target().capturedAt();
    return at == null ? SOME_DAY : at.toLocalDate();
  }

  /** Whether it is healthy and says what time it is, so that lines can be a month older. */
  boolean receives() {
    return trial.truth().isHealthy()
        && diagnosis.verdict() == Verdict.HEALTHY
        && diagnosis.target().capturedAt() != null;
  }

  /** Whether the truth, which is a cause, is accused before any other. */
  boolean isSolved() {
    return !trial.truth().isHealthy() && truth(diagnosis) >= Ranking.ACCUSED;
  }

  /** The probability of the truth, if it leads; else 0. */
  double truth(Diagnosis answer) {
    List<Hypothesis> hypotheses = answer.hypotheses();
    return hypotheses.isEmpty() || !trial.truth().causes().contains(first(answer))
        ? 0
        : hypotheses.get(0).probability();
  }

  /** The cause that leads, or "". */
  static String first(Diagnosis answer) {
    return answer.hypotheses().isEmpty() ? "" : answer.hypotheses().get(0).cause().id();
  }
}
