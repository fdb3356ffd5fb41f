package dev.culprit.infer;

import dev.culprit.fact.Evidence;
import dev.culprit.fact.Fading;
import dev.culprit.fact.Finding;
import dev.culprit.fact.LogTally;
import dev.culprit.fact.Observation;
import dev.culprit.fact.Origin;
import dev.culprit.fact.Proven;
import dev.culprit.fact.Relation;
import dev.culprit.fact.RuledOut;
import dev.culprit.fact.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.kie.api.runtime.rule.RuleContext;

/**
 * What consequences may say. Each verb states one logical fact: when the facts that led to it go,
 * it goes along. The readings behind the facts that matched become the conclusion's proof.
 */
public final class Verbs {

  /** Proof lines that are kept of one conclusion. */
  private static final int MAX_PROOF = 8;

  /**
   * Longest sentence. A rule whose finding leads to the next one and repeats its sentence would
   * double it until no memory is left; with a bound both are soon the same, and it stops.
   */
  private static final int MAX_SENTENCE = 2000;

  private Verbs() {}

  /**
   * States a finding.
   *
   * @param format a sentence with the figures, as for {@link String#format}
   */
  public static void finding(
      RuleContext rule, String id, Subject subject, String format, Object... figures) {
    List<Object> matched = rule.getMatch().getObjects();
    rule.insertLogical(
        new Finding(
            id,
            subject,
            sentence(format, figures),
            proofOf(matched),
            freshnessOf(matched),
            sinceOf(matched)));
  }

  /**
   * Lets a finding vote on a cause, beyond what the cause's page says.
   *
   * @param decibans weight of evidence, above 0 for, below 0 against
   */
  public static void votes(
      RuleContext rule,
      String cause,
      Subject subject,
      Finding finding,
      double decibans,
      String format,
      Object... figures) {
    rule.insertLogical(new Evidence(cause, subject, finding, decibans, sentence(format, figures)));
  }

  /** A finding speaks for a cause: {@link #votes} with a clear weight of 10 decibans. */
  public static void pointsTo(
      RuleContext rule, String cause, Subject subject, Finding finding, String because) {
    rule.insertLogical(new Evidence(cause, subject, finding, CLEAR, because));
  }

  /** A finding speaks against a cause: {@link #votes} with a clear weight of -10 decibans. */
  public static void speaksAgainst(
      RuleContext rule, String cause, Subject subject, Finding finding, String because) {
    rule.insertLogical(new Evidence(cause, subject, finding, -CLEAR, because));
  }

  /** A cause cannot be true of the subject. */
  public static void rulesOut(RuleContext rule, String cause, Subject subject, String because) {
    rule.insertLogical(new RuledOut(cause, subject, because));
  }

  /** One service needs another, so that the provider's trouble may explain the dependent's. */
  public static void relates(RuleContext rule, Subject dependent, Subject provider) {
    rule.insertLogical(new Relation(dependent, provider));
  }

  /** Ten to one: what a clear sign is worth when no page gives a measure. */
  private static final double CLEAR = 10;

  private static String sentence(String format, Object... figures) {
    String text = figures.length == 0 ? format : String.format(Locale.ROOT, format, figures);
    return Origin.cut(text, MAX_SENTENCE);
  }

  private static List<Origin> proofOf(List<Object> matched) {
    Set<Origin> proof = new LinkedHashSet<>();
    for (Object fact : matched) {
      if (fact instanceof LogTally log) {
        proof.addAll(log.samples());
      } else if (fact instanceof Proven proven) {
        proof.addAll(proven.proof());
      } else if (fact instanceof Observation observation) {
        proof.add(observation.origin());
      } else if (fact instanceof Finding finding) {
        proof.addAll(finding.observed());
      }
    }
    return new ArrayList<>(proof).subList(0, Math.min(MAX_PROOF, proof.size()));
  }

  private static Instant sinceOf(List<Object> matched) {
    Instant since = null;
    for (Object fact : matched) {
      Instant own =
          fact instanceof LogTally log
              ? log.onset()
              : fact instanceof Finding finding ? finding.since() : null;
      since = since == null || (own != null && own.isBefore(since)) ? own : since;
    }
    return since;
  }

  private static double freshnessOf(List<Object> matched) {
    double freshness = 1;
    for (Object fact : matched) {
      if (fact instanceof Fading fading) {
        freshness = Math.min(freshness, fading.freshness());
      }
    }
    return freshness;
  }
}
