package dev.culprit.advise;

import dev.culprit.advise.Advice.Outcome;
import dev.culprit.fact.Finding;
import dev.culprit.fact.Subject;
import dev.culprit.knowledge.FindingPage;
import dev.culprit.knowledge.Knowledge;
import dev.culprit.knowledge.Likelihood;
import dev.culprit.knowledge.TestPage;
import dev.culprit.rank.Ranking;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

/**
 * Chooses the next test by what it is expected to tell, per second and risk (Heckerman, Breese
 * &amp; Rommelse 1995, one step ahead): {@code gain = H(now) - sum over outcomes of P(outcome)
 * H(after outcome)}.
 */
public final class Adviser {

  /** Findings of one test that are taken as separate outcomes: 2^5 combinations. */
  private static final int MAX_READS = 5;

  /** A gain below this, in bits, is not worth asking. */
  private static final double WORTH_ASKING = 0.005;

  /**
   * What pinning down the details of a certain cause is worth beside telling causes apart, in bits:
   * it saves about as much search as a test that makes an even choice half sure.
   */
  private static final double PINNED = 0.5;

  /** From which probability on the details of a cause are asked for. */
  private static final double WORTH_PINNING = 0.3;

  /** What a test for a further problem is worth beside the same for the one before it. */
  private static final double NEXT_PROBLEM = 0.6;

  private final Knowledge knowledge;
  private final String chosen;

  /**
   * For one knowledge base.
   *
   * @param chosen the cause of the problem that comes first, or "" for the likeliest
   */
  public Adviser(Knowledge knowledge, String chosen) {
    this.knowledge = knowledge;
    this.chosen = chosen;
  }

  /**
   * The tests that would tell most, best first.
   *
   * @param resting odds of the causes that nothing points to, by id
   * @param looked readings that were there; what they answer is not asked again
   * @param values values for the placeholders by hypothesis
   */
  public List<Advice> advise(
      Ranking ranking,
      Map<String, Double> resting,
      Collection<Finding> findings,
      Set<String> looked,
      Values values) {
    Set<String> shown = findings.stream().map(Finding::id).collect(Collectors.toSet());
    Map<String, Scored> best = new HashMap<>();
    double share = 1;
    for (List<Belief> beliefs : new Problems(knowledge, resting, chosen).of(ranking)) {
      List<Scored> scored = new ArrayList<>();
      for (TestPage test : knowledge.tests().values()) {
        score(test, beliefs, shown, looked, values, scored);
      }
      for (Scored s : scored) {
        best.merge(s.advice.test().id(), s.times(share), BinaryOperator.minBy(BEST));
      }
      share *= NEXT_PROBLEM;
    }
    return best.values().stream().sorted(BEST).map(s -> s.advice).toList();
  }

  /** Gives the values of placeholders for a subject: pid, service, port, path. */
  @FunctionalInterface
  public interface Values {
    /** Values by placeholder; what is not known is left out. */
    Map<String, String> of(Subject subject);
  }

  private record Scored(Advice advice, double worth, boolean urgent) {
    Scored times(double share) {
      return new Scored(advice, worth * share, urgent);
    }
  }

  private static final Comparator<Scored> BEST =
      Comparator.comparing((Scored s) -> !s.urgent)
          .thenComparing(s -> -s.worth)
          .thenComparing(s -> s.advice.test().id());

  private void score(
      TestPage test,
      List<Belief> beliefs,
      Set<String> shown,
      Set<String> looked,
      Values values,
      List<Scored> scored) {
    boolean urgent = test.first().stream().anyMatch(shown::contains) && concerns(test, beliefs);
    // a test that is for one situation is not suggested in others
    if (!urgent && (!test.first().isEmpty() || answered(test, looked))) {
      return;
    }
    List<FindingPage> open =
        telling(
            test.reads().stream()
                .filter(f -> !shown.contains(f) && knowledge.findings().containsKey(f))
                .map(knowledge.findings()::get)
                .filter(p -> !p.wasLookedFor(looked))
                .toList(),
            beliefs);
    double gain = Entropy.gain(beliefs, open);
    Belief pinned = pinned(test, beliefs);
    double worth = gain + (pinned == null ? 0 : PINNED * pinned.probability());
    Belief about = pinned == null ? about(open, test, beliefs) : pinned;
    if (about == null || !isFor(test, about.subject()) || (!urgent && worth < WORTH_ASKING)) {
      return;
    }
    String command =
        test.question().isEmpty()
            ? ServiceManagers.fill(test.command(), values.of(about.subject()))
            : test.question();
    if (command != null && !command.isEmpty()) {
      Advice advice = advice(test, about.subject(), command, open, beliefs, gain);
      scored.add(new Scored(advice, worth / cost(test), urgent));
    }
  }

  /** Of more findings than are weighed together those that tell most by themselves. */
  private static List<FindingPage> telling(List<FindingPage> open, List<Belief> beliefs) {
    if (open.size() <= MAX_READS) {
      return open;
    }
    Map<FindingPage, Double> gains = new HashMap<>();
    open.forEach(page -> gains.put(page, Entropy.gain(beliefs, List.of(page))));
    return open.stream()
        .sorted(Comparator.comparing(page -> -gains.get(page)))
        .limit(MAX_READS)
        .toList();
  }

  /** A test for one kind of software is not run against another; an unnamed subject may be it. */
  private static boolean isFor(TestPage test, Subject subject) {
    return test.software().isEmpty()
        || subject.kind() != Subject.Kind.SERVICE
        || test.software().contains(subject.name());
  }

  /** Whether it is for any situation, or one of the causes that it is for is believed. */
  private static boolean concerns(TestPage test, List<Belief> beliefs) {
    return test.causes().isEmpty()
        || beliefs.stream()
            .filter(b -> b.suspected() && b.probability() >= WORTH_PINNING)
            .anyMatch(b -> test.causes().contains(b.cause().id()));
  }

  /** The likeliest belief whose details the test pins down, or null. */
  private static Belief pinned(TestPage test, List<Belief> beliefs) {
    return beliefs.stream()
        .filter(b -> b.cause() != null && b.probability() >= WORTH_PINNING)
        .filter(b -> test.pins().contains(b.cause().id()))
        .findFirst()
        .orElse(null);
  }

  private static boolean answered(TestPage test, Set<String> looked) {
    return !test.gives().isEmpty() && looked.containsAll(test.gives());
  }

  /**
   * Seconds, weighted by what it does to production; the square root, since a person waits for a
   * command of ten seconds not ten times as unwillingly as for one of one second.
   */
  private static double cost(TestPage test) {
    double risk =
        switch (test.risk()) {
          case READ_ONLY -> 1;
          case LIGHT -> 1.2;
          case INTRUSIVE -> 1.6;
        };
    return risk * Math.sqrt(1 + test.seconds() / 10.0);
  }

  /** The belief that a test is about: the likeliest one whose page expects what it reads. */
  private static Belief about(List<FindingPage> open, TestPage test, List<Belief> beliefs) {
    for (Belief belief : beliefs) {
      if (belief.cause() != null
          && (test.causes().contains(belief.cause().id())
              || open.stream().anyMatch(p -> belief.cause().expects().containsKey(p.id())))) {
        return belief;
      }
    }
    return beliefs.get(0).cause() == null && !open.isEmpty() ? beliefs.get(0) : null;
  }

  private Advice advice(
      TestPage test,
      Subject about,
      String command,
      List<FindingPage> open,
      List<Belief> beliefs,
      double gain) {
    Set<String> discriminates = new LinkedHashSet<>();
    List<Outcome> tells = new ArrayList<>();
    for (FindingPage page : open) {
      List<String> pointsTo =
          beliefs.stream()
              .filter(
                  b -> b.cause() != null && expectation(b, page) > page.background().probability())
              .map(b -> b.cause().id())
              .distinct()
              .toList();
      discriminates.addAll(pointsTo);
      String outcome = test.outcomes().getOrDefault(page.id(), page.title());
      tells.add(new Outcome(outcome.replaceFirst("\\.$", ""), pointsTo));
    }
    Set<String> without = new HashSet<>();
    beliefs.stream()
        .filter(b -> b.suspected() && !discriminates.contains(b.cause().id()))
        .forEach(b -> without.add(b.cause().id()));
    if (!tells.isEmpty()) {
      tells.add(new Outcome("none of these", without.stream().sorted().limit(5).toList()));
    }
    return new Advice(
        test, about, command, test.title(), tells, List.copyOf(discriminates), Math.max(0, gain));
  }

  /** How likely a belief makes a finding: as its page says, else as on any host. */
  static double expectation(Belief belief, FindingPage page) {
    if (belief.cause() == null) {
      return page.background().probability();
    }
    if (belief.cause().against().containsKey(page.id())) {
      return Math.min(page.background().probability(), Likelihood.RARELY.probability());
    }
    Likelihood expected = belief.cause().expects().get(page.id());
    return expected == null ? page.background().probability() : expected.probability();
  }
}
