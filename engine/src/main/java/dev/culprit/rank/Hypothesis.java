package dev.culprit.rank;

import dev.culprit.fact.Evidence;
import dev.culprit.fact.Subject;
import dev.culprit.knowledge.CausePage;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * A cause, about a subject, with its evidence and probability.
 *
 * @param decibans log-odds before it competes with others
 * @param probability after competition, 0 to 1
 * @param evidence strongest first, for and against
 * @param absent expected findings that were looked for and are not there
 * @param notLooked expected findings that nobody looked for
 * @param chain causes from what the user sees down to this one, its own id last
 */
public record Hypothesis(
    CausePage cause,
    Subject subject,
    double decibans,
    double probability,
    List<Evidence> evidence,
    List<Absence> absent,
    List<String> notLooked,
    List<String> chain) {

  /** Logs notice late, some by many minutes. */
  private static final Duration AFTER = Duration.ofHours(1);

  /** Copies the lists. */
  public Hypothesis {
    evidence = List.copyOf(evidence);
    absent = List.copyOf(absent);
    notLooked = List.copyOf(notLooked);
    chain = List.copyOf(chain);
  }

  /**
   * An expected finding that was looked for and is not there.
   *
   * @param decibans its weight, below 0
   */
  public record Absence(String finding, double decibans) {}

  /** Whether it is likely enough to be accused. */
  public boolean isAccused() {
    return probability >= Ranking.ACCUSED;
  }

  /** When the trouble began that speaks loudest for it and bears a time, or null. */
  Instant onset() {
    return evidence.stream()
        .filter(e -> e.decibans() > 0 && e.finding().since() != null)
        .map(e -> e.finding().since())
        .findFirst()
        .orElse(null);
  }

  /** When anything that speaks for it began and bears a time, or null. */
  private Instant earliest() {
    return evidence.stream()
        .filter(e -> e.decibans() > 0 && e.finding().since() != null)
        .map(e -> e.finding().since())
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  /**
   * Whether it begins so long after a trouble that it cannot have brought it about. Only what
   * befalls the whole host is asked: what is about one thing is known to concern it by its subject.
   */
  boolean comesAfter(Hypothesis symptom) {
    Instant began = earliest();
    Instant before = symptom.onset();
    return subject.isHost()
        && !symptom.subject().isHost()
        && began != null
        && before != null
        && before.plus(AFTER).isBefore(began);
  }

  Hypothesis withProbability(double value) {
    return new Hypothesis(cause, subject, decibans, value, evidence, absent, notLooked, chain);
  }

  Hypothesis withChain(List<String> value) {
    return new Hypothesis(
        cause, subject, decibans, probability, evidence, absent, notLooked, value);
  }

  /**
   * Whether this and that are about things that have to do with each other as far as kinds tell.
   */
  public boolean mayConcern(Subject other) {
    return subject.equals(other)
        || subject.isHost()
        || other.isHost()
        || subject.kind() != other.kind()
        || subject.maySharePhysicalDisk(other);
  }
}
