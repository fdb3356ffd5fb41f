package dev.culprit.rank;

import dev.culprit.fact.Evidence;
import dev.culprit.fact.Relation;
import dev.culprit.fact.RuledOut;
import dev.culprit.fact.Subject;
import dev.culprit.knowledge.CausePage;
import dev.culprit.knowledge.Knowledge;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Evidence to probabilities, chains and order. */
public final class Ranker {

  /** How sure (decibans) a deeper cause must be before a symptom is folded into its chain. */
  private static final double WELL_SUPPORTED = 5;

  /**
   * What a hypothesis must be worth without a shared finding to stand as a problem of its own, in
   * decibans.
   */
  private static final double STANDS_ALONE = 3;

  private final Knowledge knowledge;
  private final Set<Relation> relations;

  /** For one knowledge base and one host's relations between services. */
  public Ranker(Knowledge knowledge, Collection<Relation> relations) {
    this.knowledge = knowledge;
    this.relations = new HashSet<>(relations);
  }

  /**
   * Ranks what the evidence says.
   *
   * @param looked the kinds of readings that were there, so that an absent finding counts only
   *     where somebody looked
   */
  public Ranking rank(
      Collection<Evidence> evidence, Collection<RuledOut> ruledOut, Set<String> looked) {
    List<Hypothesis> weighed = new Weighing(knowledge, looked, ruledOut).weigh(evidence);
    weighed.sort(
        Comparator.comparingDouble((Hypothesis h) -> -h.decibans())
            .thenComparing(h -> h.cause().id())
            .thenComparing(h -> h.subject().name())
            .thenComparing(h -> h.subject().kind()));
    Map<Hypothesis, Hypothesis> foldedInto = fold(weighed);
    List<Hypothesis> roots = new ArrayList<>(weighed);
    roots.removeAll(foldedInto.keySet());
    List<Hypothesis> ranked = new ArrayList<>();
    for (Hypothesis root : roots) {
      double probability = Calibration.of(compete(root, roots));
      ranked.add(root.withProbability(probability).withChain(chain(root, foldedInto)));
    }
    ranked.sort(ORDER);
    return new Ranking(List.copyOf(ranked), List.copyOf(foldedInto.keySet()));
  }

  /** Accused ones by probability and impact, the others by probability; ties by id. */
  private static final Comparator<Hypothesis> ORDER =
      Comparator.comparing((Hypothesis h) -> !h.isAccused())
          .thenComparing(h -> -h.probability() * (h.isAccused() ? h.cause().impact() : 1))
          .thenComparing(h -> h.cause().id())
          .thenComparing(h -> h.subject().name())
          .thenComparing(h -> h.subject().kind());

  /**
   * Odds of the causes that nothing points to, by id: what is left of their priors after what was
   * looked for and is absent.
   *
   * @param ranking the causes that stand in it are left out
   */
  public Map<String, Double> resting(Ranking ranking, Set<String> looked) {
    Set<String> suspected = new HashSet<>();
    ranking.hypotheses().forEach(h -> suspected.add(h.cause().id()));
    ranking.folded().forEach(h -> suspected.add(h.cause().id()));
    Weighing weighing = new Weighing(knowledge, looked, List.of());
    Map<String, Double> odds = new TreeMap<>();
    for (CausePage cause : knowledge.causes().values()) {
      if (!suspected.contains(cause.id())) {
        odds.put(cause.id(), Odds.of(weighing.resting(cause)));
      }
    }
    return odds;
  }

  /** Each hypothesis that a deeper, well-supported one brings about, with the one that does. */
  private Map<Hypothesis, Hypothesis> fold(List<Hypothesis> weighed) {
    Map<Hypothesis, Hypothesis> foldedInto = new LinkedHashMap<>();
    for (Hypothesis symptom : weighed) {
      for (Hypothesis deeper : weighed) {
        if (!deeper.equals(symptom)
            && deeper.decibans() >= WELL_SUPPORTED
            && explains(deeper, symptom)
            && !leadsBack(symptom, deeper, foldedInto)) {
          foldedInto.put(symptom, deeper);
          break;
        }
      }
    }
    List<Hypothesis> strangers =
        foldedInto.keySet().stream()
            .filter(symptom -> isStranger(rootOf(symptom, foldedInto).subject(), symptom.subject()))
            .toList();
    foldedInto.keySet().removeAll(strangers);
    return foldedInto;
  }

  /**
   * Whether a chain led from one thing to another of the same kind that nothing links to it: each
   * step of it may be about two kinds (a service, an address, a service), and as a whole it then
   * says no more than that both are ill.
   */
  private boolean isStranger(Subject root, Subject symptom) {
    return root.kind() == symptom.kind()
        && root.kind() == Subject.Kind.SERVICE
        && !reliesOn(symptom, root);
  }

  /** Whether one thing needs the other, directly or by way of third ones. */
  private boolean reliesOn(Subject one, Subject other) {
    Set<Subject> seen = new HashSet<>(Set.of(one));
    Deque<Subject> open = new ArrayDeque<>(seen);
    while (!open.isEmpty() && !seen.contains(other)) {
      Subject dependent = open.pop();
      for (Relation relation : relations) {
        if (relation.dependent().equals(dependent) && seen.add(relation.provider())) {
          open.add(relation.provider());
        }
      }
    }
    return seen.contains(other);
  }

  private boolean explains(Hypothesis deeper, Hypothesis symptom) {
    if (!concerns(deeper, symptom.subject()) || deeper.comesAfter(symptom)) {
      return false;
    }
    return symptom.cause().id().equals(deeper.cause().refines())
        || reachable(deeper.cause()).contains(symptom.cause().id());
  }

  private boolean concerns(Hypothesis deeper, Subject other) {
    return deeper.mayConcern(other) || relations.contains(new Relation(other, deeper.subject()));
  }

  /** Guards against two causes that lead to each other: the first fold wins. */
  private static boolean leadsBack(
      Hypothesis symptom, Hypothesis deeper, Map<Hypothesis, Hypothesis> foldedInto) {
    for (Hypothesis up = deeper; up != null; up = foldedInto.get(up)) {
      if (up.equals(symptom)) {
        return true;
      }
    }
    return false;
  }

  private Set<String> reachable(CausePage from) {
    Set<String> seen = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(from.leadsTo());
    while (!open.isEmpty()) {
      String id = open.pop();
      if (seen.add(id) && knowledge.causes().containsKey(id)) {
        open.addAll(knowledge.causes().get(id).leadsTo());
      }
    }
    seen.remove(from.id());
    return seen;
  }

  private List<String> chain(Hypothesis root, Map<Hypothesis, Hypothesis> foldedInto) {
    List<Hypothesis> below =
        foldedInto.keySet().stream()
            .filter(f -> rootOf(f, foldedInto).equals(root))
            .filter(f -> !f.cause().id().equals(root.cause().id()))
            .sorted(
                Comparator.comparingInt((Hypothesis f) -> -distance(root, f))
                    .thenComparing(f -> f.cause().id()))
            .toList();
    List<String> ids = new ArrayList<>();
    below.forEach(
        f -> {
          if (!ids.contains(f.cause().id())) {
            ids.add(f.cause().id());
          }
        });
    ids.add(root.cause().id());
    return ids;
  }

  private static Hypothesis rootOf(Hypothesis folded, Map<Hypothesis, Hypothesis> foldedInto) {
    Hypothesis up = folded;
    while (foldedInto.containsKey(up)) {
      up = foldedInto.get(up);
    }
    return up;
  }

  /** Steps along leads-to from the root to the symptom; a refined cause is one step away. */
  private int distance(Hypothesis root, Hypothesis symptom) {
    Map<String, Integer> steps = new HashMap<>();
    Deque<String> open = new ArrayDeque<>();
    steps.put(root.cause().id(), 0);
    open.add(root.cause().id());
    while (!open.isEmpty()) {
      String id = open.poll();
      CausePage page = knowledge.causes().get(id);
      if (page != null) {
        for (String next : next(page)) {
          if (steps.putIfAbsent(next, steps.get(id) + 1) == null) {
            open.add(next);
          }
        }
      }
    }
    return steps.getOrDefault(symptom.cause().id(), 0);
  }

  private static List<String> next(CausePage page) {
    List<String> next = new ArrayList<>(page.leadsTo());
    if (!page.refines().isEmpty()) {
      next.add(page.refines());
    }
    return next;
  }

  /**
   * Probability beside "something else" (odds 1) and those that explain the same findings. A rival
   * that would stand without the shared findings is a problem of its own and takes nothing away.
   */
  private static double compete(Hypothesis hypothesis, List<Hypothesis> roots) {
    double own = Odds.of(hypothesis.decibans());
    double rivals = 0;
    for (Hypothesis other : roots) {
      if (!other.equals(hypothesis) && rival(hypothesis, other)) {
        rivals += Odds.of(other.decibans());
      }
    }
    return own / (1 + own + rivals);
  }

  private static boolean rival(Hypothesis hypothesis, Hypothesis other) {
    if (hypothesis.cause().id().equals(other.cause().id())) {
      return false;
    }
    double shared = 0;
    for (Evidence mine : hypothesis.evidence()) {
      for (Evidence theirs : other.evidence()) {
        if (mine.decibans() > 0
            && theirs.decibans() > 0
            && mine.finding().equals(theirs.finding())) {
          shared += Weighing.weight(theirs);
        }
      }
    }
    return shared > 0 && other.decibans() - shared < STANDS_ALONE;
  }
}
