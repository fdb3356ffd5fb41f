package dev.culprit.cli;

import dev.culprit.diagnose.Diagnosis;
import java.util.Locale;

/** What a run took. */
final class Statistics {

  private Statistics() {}

  static String of(Diagnosis diagnosis) {
    Diagnosis.Stats stats = diagnosis.stats();
    return String.format(
        Locale.ROOT,
        "%,d observations, %,d findings, %,d rules fired, %,d ms %s",
        stats.observations(),
        stats.findings(),
        stats.rulesFired(),
        stats.millis(),
        stats.millisBy());
  }
}
