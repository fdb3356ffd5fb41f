package dev.culprit.capture;

import dev.culprit.diagnose.Diagnoser;
import dev.culprit.diagnose.Diagnosis;
import dev.culprit.diagnose.Options;
import dev.culprit.source.Bundle;
import dev.culprit.source.Reading;
import java.util.List;

/** Diagnoses parts of an incident, a bounded number of times. */
public final class Judge {

  private final Diagnoser diagnoser;
  private final String symptom;
  private int left;

  /**
   * A judge.
   *
   * @param most how many diagnoses it makes at most
   */
  public Judge(Diagnoser diagnoser, String symptom, int most) {
    this.diagnoser = diagnoser;
    this.symptom = symptom;
    this.left = most;
  }

  /** Whether it may go on. */
  public boolean hasTime() {
    return left > 0;
  }

  /** What some readings come to. */
  public Diagnosis diagnose(List<Reading> readings) {
    left--;
    return diagnoser.diagnose(Bundle.of("capture", readings), Options.symptom(symptom));
  }

  /** Whether the cause is accused before all others. */
  public static boolean leads(Diagnosis diagnosis, String cause) {
    return !diagnosis.hypotheses().isEmpty()
        && diagnosis.hypotheses().get(0).cause().id().equals(cause)
        && diagnosis.hypotheses().get(0).isAccused();
  }

  /** The ids of the causes that are accused. */
  public static List<String> accused(Diagnosis diagnosis) {
    return diagnosis.accused().stream().map(h -> h.cause().id()).distinct().toList();
  }
}
