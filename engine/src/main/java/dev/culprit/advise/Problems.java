package dev.culprit.advise;

import dev.culprit.fact.Subject;
import dev.culprit.knowledge.CausePage;
import dev.culprit.knowledge.Knowledge;
import dev.culprit.rank.Hypothesis;
import dev.culprit.rank.Ranking;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What may be believed, by problem. Accused causes are true side by side, so that the one takes
 * nothing from the other: each stands in a problem of its own, beside those that may yet explain it
 * instead.
 */
final class Problems {

  /** Hypotheses that are weighed; the rest cannot become the first by one test. */
  private static final int MAX_BELIEFS = 12;

  /** Accused causes that are asked about; the operator works on the first ones first. */
  private static final int MAX_PROBLEMS = 3;

  /**
   * Share of a hypothesis that a finer cause is believed to have until its decisive finding was
   * looked for.
   */
  private static final double REFINED_SHARE = 0.4;

  /** What is left for something else, however sure the hypotheses are. */
  private static final double SOMETHING_ELSE = 0.02;

  private final Knowledge knowledge;
  private final Map<String, Double> resting;
  private final String chosen;

  /**
   * For one knowledge base.
   *
   * @param resting odds of the causes that nothing points to, by id
   * @param chosen the cause whose problem comes first, or ""
   */
  Problems(Knowledge knowledge, Map<String, Double> resting, String chosen) {
    this.knowledge = knowledge;
    this.resting = resting;
    this.chosen = chosen;
  }

  /** The beliefs of each problem, the likeliest first; one problem where nobody is accused. */
  List<List<Belief>> of(Ranking ranking) {
    List<Hypothesis> weighed =
        ranking.hypotheses().stream()
            .sorted(Comparator.comparing(h -> !h.chain().contains(chosen)))
            .limit(MAX_BELIEFS)
            .toList();
    List<Hypothesis> open = weighed.stream().filter(h -> !h.isAccused()).toList();
    List<List<Belief>> problems = new ArrayList<>();
    for (Hypothesis accused : weighed) {
      if (accused.isAccused() && problems.size() < MAX_PROBLEMS) {
        List<Hypothesis> rivals = new ArrayList<>(open);
        rivals.add(0, accused);
        problems.add(beliefs(rivals));
      }
    }
    return problems.isEmpty() ? List.of(beliefs(open)) : problems;
  }

  private List<Belief> beliefs(List<Hypothesis> hypotheses) {
    List<Belief> beliefs = new ArrayList<>();
    hypotheses.forEach(h -> split(h, beliefs));
    double sum = hypotheses.stream().mapToDouble(Hypothesis::probability).sum();
    rest(Math.max(SOMETHING_ELSE, 1 - sum), beliefs);
    double total = beliefs.stream().mapToDouble(Belief::probability).sum();
    return beliefs.stream()
        .map(b -> new Belief(b.cause(), b.subject(), b.probability() / total, b.suspected()))
        .sorted(
            Comparator.comparing((Belief b) -> b.cause() == null)
                .thenComparing(b -> -b.probability()))
        .toList();
  }

  /** What no hypothesis explains: the causes that nothing points to yet, and something unknown. */
  private void rest(double probability, List<Belief> beliefs) {
    double all = 1 + resting.values().stream().mapToDouble(odds -> odds).sum();
    resting.forEach(
        (id, odds) ->
            beliefs.add(
                new Belief(
                    knowledge.causes().get(id), Subject.HOST, probability * odds / all, false)));
    beliefs.add(new Belief(null, Subject.HOST, probability / all, false));
  }

  /** A hypothesis stands for itself and for the finer causes that nobody could see yet. */
  private void split(Hypothesis h, List<Belief> beliefs) {
    List<CausePage> finer =
        knowledge.causes().values().stream()
            .filter(c -> c.refines().equals(h.cause().id()))
            .toList();
    double share = finer.isEmpty() ? 0 : REFINED_SHARE / finer.size();
    beliefs.add(
        new Belief(h.cause(), h.subject(), h.probability() * (1 - share * finer.size()), true));
    finer.forEach(c -> beliefs.add(new Belief(c, h.subject(), h.probability() * share, true)));
  }
}
