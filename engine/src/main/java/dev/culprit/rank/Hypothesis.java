package dev.culprit.rank;

import dev.culprit.fact.Evidence;
import dev.culprit.fact.Subject;
import dev.culprit.knowledge.CausePage;
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
  boolean mayConcern(Subject other) {
    return subject.equals(other)
        || subject.isHost()
        || other.isHost()
        || subject.kind() != other.kind()
        || subject.maySharePhysicalDisk(other);
  }
}
