package dev.culprit.rank;

import dev.culprit.fact.Evidence;
import dev.culprit.fact.RuledOut;
import dev.culprit.fact.Subject;
import dev.culprit.knowledge.CausePage;
import dev.culprit.knowledge.FindingPage;
import dev.culprit.knowledge.Knowledge;
import dev.culprit.knowledge.Likelihood;
import dev.culprit.rank.Hypothesis.Absence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Adds up the weight of evidence for each cause and subject: prior, findings that show, findings
 * that were looked for and are absent; findings of one group count once (Good 1950, <i>Probability
 * and the Weighing of Evidence</i>).
 */
final class Weighing {

  private final Knowledge knowledge;
  private final Set<String> looked;
  private final Set<RuledOutKey> ruledOut = new HashSet<>();

  Weighing(Knowledge knowledge, Set<String> looked, Collection<RuledOut> ruledOut) {
    this.knowledge = knowledge;
    this.looked = looked;
    ruledOut.forEach(r -> this.ruledOut.add(new RuledOutKey(r.cause(), r.subject())));
  }

  private record RuledOutKey(String cause, Subject subject) {}

  /** One hypothesis for each cause and each subject that something points to. */
  List<Hypothesis> weigh(Collection<Evidence> evidence) {
    Map<String, List<Evidence>> byCause = new LinkedHashMap<>();
    for (Evidence e : evidence) {
      byCause.computeIfAbsent(e.cause(), c -> new ArrayList<>()).add(e);
    }
    List<Hypothesis> all = new ArrayList<>();
    byCause.forEach(
        (id, votes) -> {
          CausePage cause = knowledge.causes().get(id);
          if (cause != null && mayBeAccused(cause, votes)) {
            hypotheses(cause, votes, all);
          }
        });
    return all;
  }

  private static boolean mayBeAccused(CausePage cause, List<Evidence> votes) {
    return cause.requires().isEmpty() || votes.stream().anyMatch(v -> anchors(cause, v));
  }

  /**
   * What a finding must still be worth to accuse anybody, in decibans: an old line is a memory, not
   * a reason.
   */
  private static final double ANCHOR = 1;

  private static boolean anchors(CausePage cause, Evidence vote) {
    return weight(vote) >= ANCHOR
        && (cause.requires().isEmpty() || cause.requires().contains(vote.finding().id()));
  }

  private void hypotheses(CausePage cause, List<Evidence> votes, List<Hypothesis> all) {
    Set<Subject> subjects = subjects(cause, votes);
    for (Subject subject : subjects) {
      if (!ruledOut.contains(new RuledOutKey(cause.id(), subject))
          && !ruledOut.contains(new RuledOutKey(cause.id(), Subject.HOST))) {
        all.add(hypothesis(cause, subject, votes, subjects.size() == 1));
      }
    }
  }

  /**
   * Whom the votes name: those of the kind that the page says, else any that is not the whole host.
   */
  private static Set<Subject> subjects(CausePage cause, List<Evidence> votes) {
    Set<Subject> ofKind = new LinkedHashSet<>();
    Set<Subject> others = new LinkedHashSet<>();
    for (Evidence vote : votes) {
      if (anchors(cause, vote)) {
        boolean fits = vote.subject().kind() == cause.subjectKind();
        (fits ? ofKind : others).add(vote.subject());
      }
    }
    if (!ofKind.isEmpty()) {
      return ofKind;
    }
    if (others.size() > 1) {
      others.remove(Subject.HOST);
    }
    return others;
  }

  private Hypothesis hypothesis(
      CausePage cause, Subject subject, List<Evidence> votes, boolean alone) {
    List<Evidence> kept = strongestOfGroups(applicable(subject, votes, alone));
    Set<String> shown = new HashSet<>();
    votes.stream()
        .filter(v -> applies(v, subject, alone))
        .forEach(v -> shown.add(groupOf(v.finding().id())));
    List<Absence> absent = new ArrayList<>();
    List<String> notLooked = new ArrayList<>();
    absences(cause, shown, absent, notLooked);
    double decibans = knowledge.experience().priorDecibans(cause);
    decibans += kept.stream().mapToDouble(Weighing::weight).sum();
    decibans += absent.stream().mapToDouble(Absence::decibans).sum();
    return new Hypothesis(
        cause, subject, decibans, 0, kept, absent, notLooked, List.of(cause.id()));
  }

  /**
   * Log-odds of a cause that nothing points to, in decibans: its prior and what was looked for and
   * is absent.
   */
  double resting(CausePage cause) {
    List<Absence> absent = new ArrayList<>();
    absences(cause, Set.of(), absent, new ArrayList<>());
    return knowledge.experience().priorDecibans(cause)
        + absent.stream().mapToDouble(Absence::decibans).sum();
  }

  private void absences(
      CausePage cause, Set<String> shown, List<Absence> absent, List<String> notLooked) {
    Map<String, Absence> byGroup = new LinkedHashMap<>();
    for (Map.Entry<String, Likelihood> expected : cause.expects().entrySet()) {
      FindingPage page = knowledge.findings().get(expected.getKey());
      if (page == null || shown.contains(groupOf(page.id()))) {
        continue;
      }
      if (page.wasLookedFor(looked)) {
        double shows =
            knowledge.experience().likelihood(cause.id(), page.id(), expected.getValue());
        double weight = Math.min(0, Likelihood.absent(shows, page.background()));
        byGroup.merge(
            groupOf(page.id()),
            new Absence(page.id(), weight),
            (a, b) -> a.decibans() <= b.decibans() ? a : b);
      } else if (!page.needs().isEmpty()) {
        notLooked.add(page.id());
      }
    }
    absent.addAll(byGroup.values());
    absent.sort(Comparator.comparingDouble(Absence::decibans).thenComparing(Absence::finding));
  }

  private static List<Evidence> applicable(Subject subject, List<Evidence> votes, boolean alone) {
    return votes.stream().filter(v -> applies(v, subject, alone)).toList();
  }

  /**
   * A vote counts for a hypothesis about the same subject or when it is about the whole host. One
   * about another kind of thing (a log line names an upstream, the hypothesis a service) counts
   * where there is only one hypothesis to mean.
   */
  private static boolean applies(Evidence vote, Subject subject, boolean alone) {
    return vote.subject().equals(subject)
        || vote.subject().isHost()
        || (alone && vote.subject().kind() != subject.kind());
  }

  private List<Evidence> strongestOfGroups(List<Evidence> votes) {
    Map<String, Evidence> best = new HashMap<>();
    for (Evidence vote : votes) {
      String key = groupOf(vote.finding().id()) + (vote.decibans() < 0 ? " against" : " for");
      best.merge(key, vote, (a, b) -> STRONGEST.compare(b, a) < 0 ? b : a);
    }
    List<Evidence> kept = new ArrayList<>(best.values());
    kept.sort(STRONGEST);
    return kept;
  }

  /** No two different votes are equal, so that the order in which they come changes nothing. */
  private static final Comparator<Evidence> STRONGEST =
      Comparator.comparingDouble((Evidence e) -> -Math.abs(weight(e)))
          .thenComparing(e -> e.finding().id())
          .thenComparing(e -> e.subject().kind())
          .thenComparing(e -> e.subject().name())
          .thenComparing(Evidence::because)
          .thenComparing(e -> e.finding().because());

  /** A vote's weight in decibans, faded by the age of what it rests on. */
  static double weight(Evidence vote) {
    return vote.decibans() * vote.finding().freshness();
  }

  private String groupOf(String finding) {
    FindingPage page = knowledge.findings().get(finding);
    return page == null || page.group().isEmpty() ? finding : "group " + page.group();
  }
}
