package dev.culprit.cli.kb;

import dev.culprit.cli.perturb.Disguise;
import dev.culprit.cli.perturb.OldLines;
import dev.culprit.diagnose.Diagnoser;
import dev.culprit.diagnose.Diagnosis;
import dev.culprit.knowledge.Knowledge;
import dev.culprit.rank.Hypothesis;
import dev.culprit.rank.Ranking;
import dev.culprit.redact.Redactor;
import dev.culprit.source.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * Changes what was read and holds the answers to what must then be: nothing that a site names
 * itself and no order of files matters, old lines accuse nobody, and nobody stays accused once what
 * proves it is gone.
 */
final class Perturbing {

  /** By how much a probability may differ between answers that are called the same. */
  private static final double SAME = 0.05;

  private final Diagnoser diagnoser;
  private final Knowledge knowledge;

  Perturbing(Diagnoser diagnoser, Knowledge knowledge) {
    this.diagnoser = diagnoser;
    this.knowledge = knowledge;
  }

  /** Another host on another day: every difference, or "" when the answer is the same. */
  String disguised(Host host) {
    Disguise disguise = new Disguise(host.readings(), knowledge, host.day());
    String symptom = disguise.symptom(host.trial().symptom());
    return difference(host, Host.diagnose(diagnoser, disguise.all(), symptom));
  }

  /** Pseudonyms for all that a site keeps to itself; every place of the ranking must stay. */
  String redacted(Host host) {
    Redactor redactor = new Redactor(knowledge);
    try {
      List<Reading> readings = redactor.all(host.readings());
      Diagnosis now = Host.diagnose(diagnoser, readings, redactor.text(host.trial().symptom()));
      List<String> before = ranking(host.diagnosis());
      return before.equals(ranking(now)) ? "" : before + " becomes " + ranking(now);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> ranking(Diagnosis answer) {
    return answer.hypotheses().stream()
        .filter(h -> h.probability() >= SAME)
        .map(h -> String.format(Locale.ROOT, "%s %.2f", h.cause().id(), h.probability()))
        .toList();
  }

  /** The readings in another order. */
  String shuffled(Host host) {
    List<Reading> readings = new ArrayList<>(host.readings());
    Collections.shuffle(readings, new Random(host.trial().name().hashCode()));
    return difference(host, Host.diagnose(diagnoser, readings, host.trial().symptom()));
  }

  private static String difference(Host host, Diagnosis now) {
    Diagnosis before = host.diagnosis();
    boolean same =
        before.verdict() == now.verdict()
            && accused(before).equals(accused(now))
            && Math.abs(leading(before) - leading(now)) <= SAME;
    return same ? "" : answer(before) + " becomes " + answer(now);
  }

  private static List<String> accused(Diagnosis answer) {
    return answer.accused().stream().map(h -> h.cause().id()).toList();
  }

  private static double leading(Diagnosis answer) {
    return answer.hypotheses().isEmpty() ? 0 : answer.hypotheses().get(0).probability();
  }

  private static String answer(Diagnosis answer) {
    return String.format(
        Locale.ROOT,
        "%s %.0f %% %s",
        answer.verdict().label(),
        100 * leading(answer),
        Host.first(answer));
  }

  /** The sick host's decisive logs, a month old on a healthy one; null when there are none. */
  String aged(Host sick, Host healthy) {
    Set<String> proof = proof(sick.diagnosis().hypotheses().get(0)).keySet();
    List<Reading> decisive =
        sick.readings().stream().filter(r -> proof.contains(r.path())).toList();
    OldLines old = new OldLines(decisive, sick.day(), healthy.day());
    if (old.isEmpty()) {
      return null;
    }
    Diagnosis now =
        Host.diagnose(diagnoser, old.into(healthy.readings()), healthy.trial().symptom());
    String where = " on " + healthy.trial().name();
    return accused(now).isEmpty() ? "" : answer(now) + where;
  }

  /** Where a hypothesis is proven, with the decibans that rest there. */
  private static Map<String, Double> proof(Hypothesis hypothesis) {
    Map<String, Double> proof = new TreeMap<>();
    hypothesis.evidence().stream()
        .filter(e -> e.decibans() > 0)
        .forEach(
            e ->
                e.finding().observed().stream()
                    .map(origin -> origin.source())
                    .distinct()
                    .forEach(source -> proof.merge(source, e.decibans(), Double::sum)));
    return proof;
  }

  /**
   * What it took to make a truth fall.
   *
   * @param taken the readings that were taken away, the most decisive first
   * @param accused who is accused without them
   * @param fell whether it fell at all
   */
  record Fall(List<String> taken, List<String> accused, boolean fell) {}

  /** Takes away one decisive reading after the other until the truth falls. */
  Fall withheld(Host host) {
    List<Reading> left = new ArrayList<>(host.readings());
    Diagnosis now = host.diagnosis();
    List<String> taken = new ArrayList<>();
    while (host.truth(now) >= Ranking.ACCUSED) {
      Map<String, Double> proof = proof(now.hypotheses().get(0));
      proof.keySet().retainAll(left.stream().map(Reading::path).toList());
      if (proof.isEmpty()) {
        return new Fall(taken, accused(now), false);
      }
      String decisive = Collections.max(proof.entrySet(), Map.Entry.comparingByValue()).getKey();
      left.removeIf(r -> r.path().equals(decisive));
      taken.add(decisive);
      now = Host.diagnose(diagnoser, left, host.trial().symptom());
    }
    return new Fall(taken, accused(now), true);
  }
}
