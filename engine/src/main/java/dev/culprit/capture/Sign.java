package dev.culprit.capture;

import dev.culprit.diagnose.Diagnosis;
import dev.culprit.fact.Finding;
import dev.culprit.fact.Subject;
import dev.culprit.knowledge.FindingPage;
import dev.culprit.knowledge.Likelihood;
import dev.culprit.rank.Hypothesis;
import dev.culprit.recall.Memory;
import dev.culprit.recall.PastIncident;
import dev.culprit.recall.SeenCases;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A finding that stands out in an incident: it shows there, and on no healthy host that is known.
 *
 * @param score how much it says: rare ones, of which pages say that they never show elsewhere, and
 *     that are about whatever is accused, say the most
 * @param explained whether a cause that is accused already expects it
 * @param told whether somebody told it rather than a reading
 */
public record Sign(
    Finding finding, FindingPage page, double score, boolean explained, boolean told) {

  /** Below this a finding is about the past. */
  private static final double FRESH = 0.5;

  /** How much more a sign says that is about whatever is accused. */
  private static final double SAME_SUBJECT = 1.5;

  /**
   * What stands out, the most telling first.
   *
   * @param without the findings of the same readings without what the operator told
   * @param memory the cases, healthy hosts among them
   */
  public static List<Sign> of(Diagnosis diagnosis, Set<String> without, Memory memory) {
    Set<String> healthy = new HashSet<>();
    memory.incidents().stream()
        .filter(one -> one.causes().contains(SeenCases.HEALTHY))
        .map(PastIncident::findings)
        .forEach(healthy::addAll);
    Set<String> explained = explained(diagnosis);
    Subject accused =
        diagnosis.accused().stream().map(Hypothesis::subject).findFirst().orElse(null);
    Map<String, Sign> best = new LinkedHashMap<>();
    for (Finding finding : diagnosis.findings()) {
      FindingPage page = diagnosis.knowledge().findings().get(finding.id());
      if (page == null || finding.freshness() < FRESH || isUsual(page, healthy)) {
        continue;
      }
      double score = memory.rarity().of(page.id()) * telling(page.background());
      score *= finding.subject().equals(accused) ? SAME_SUBJECT : 1;
      boolean told = !without.contains(page.id());
      Sign sign = new Sign(finding, page, score, explained.contains(page.id()), told);
      best.merge(page.id(), sign, (a, b) -> a.score >= b.score ? a : b);
    }
    List<Sign> signs = new ArrayList<>(best.values());
    signs.sort(Comparator.comparingDouble((Sign s) -> -s.score).thenComparing(s -> s.page.id()));
    return signs;
  }

  private static boolean isUsual(FindingPage page, Set<String> healthy) {
    return page.harmless()
        || healthy.contains(page.id())
        || page.background().probability() > Likelihood.SOMETIMES.probability();
  }

  private static double telling(Likelihood background) {
    return switch (background) {
      case NEVER, IMPOSSIBLE -> 2;
      case RARELY -> 1;
      default -> 0.5;
    };
  }

  private static Set<String> explained(Diagnosis diagnosis) {
    Set<String> explained = new HashSet<>();
    withChains(diagnosis).forEach(h -> explained.addAll(h.cause().expects().keySet()));
    return explained;
  }

  /**
   * Who is accused in place of a cause, and concerns what its signs are about: its consequences.
   *
   * @param signs of the cause
   */
  static Set<String> consequences(Diagnosis diagnosis, Collection<Sign> signs, String cause) {
    Set<String> consequences = new LinkedHashSet<>();
    for (Hypothesis accused : withChains(diagnosis)) {
      boolean concerns = signs.stream().anyMatch(s -> accused.mayConcern(s.finding().subject()));
      if (concerns && !accused.cause().id().equals(cause)) {
        consequences.add(accused.cause().id());
      }
    }
    return consequences;
  }

  /** Who is accused now, with what stands in their chains. */
  private static List<Hypothesis> withChains(Diagnosis diagnosis) {
    Collection<String> chains = new HashSet<>();
    List<Hypothesis> accused = diagnosis.accused();
    accused.forEach(h -> chains.addAll(h.chain()));
    return Stream.concat(
            accused.stream(),
            diagnosis.folded().stream().filter(h -> chains.contains(h.cause().id())))
        .toList();
  }
}
