package dev.culprit.recall;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** All past incidents that are known here. */
public final class Memory {

  /** Below this the two have hardly more in common than two hosts have anyway. */
  private static final double LIKE = 0.35;

  private final List<PastIncident> incidents;
  private final Rarity rarity;

  /** Remembers these. */
  public Memory(Collection<PastIncident> incidents) {
    this.incidents = List.copyOf(incidents);
    this.rarity = new Rarity(incidents);
  }

  /** Everything that it remembers. */
  public List<PastIncident> incidents() {
    return incidents;
  }

  /** How much each finding says. */
  public Rarity rarity() {
    return rarity;
  }

  /**
   * Incidents like one that shows these findings, the likest first; where two are as like, this
   * site's own goes before a case. Healthy hosts, and incidents of which nobody knows what they
   * were, are no help and left out.
   *
   * @param except the id of the present incident itself, or ""
   * @param most how many are given at most
   */
  public List<Similar> like(Set<String> findings, String except, int most) {
    return incidents.stream()
        .filter(one -> !one.causes().isEmpty() && !one.causes().contains(SeenCases.HEALTHY))
        .filter(one -> !one.id().equals(except))
        .map(one -> compare(findings, one))
        .filter(similar -> similar.likeness() >= LIKE)
        .sorted(
            Comparator.comparingDouble((Similar s) -> -s.likeness())
                .thenComparing(s -> s.incident().kind() == PastIncident.Kind.CASE)
                .thenComparing(s -> s.incident().id()))
        .limit(most)
        .toList();
  }

  /** The weight of what both show, of the weight of what either shows (weighted Jaccard index). */
  private Similar compare(Set<String> now, PastIncident then) {
    List<String> common = rarest(now, then.findings(), true);
    List<String> onlyNow = rarest(now, then.findings(), false);
    List<String> onlyThen = rarest(then.findings(), now, false);
    double shared = weight(common);
    double all = shared + weight(onlyNow) + weight(onlyThen);
    return new Similar(then, all == 0 ? 0 : shared / all, common, onlyNow, onlyThen);
  }

  private List<String> rarest(Set<String> of, Set<String> other, boolean in) {
    Set<String> chosen = new HashSet<>(of);
    chosen.removeIf(finding -> other.contains(finding) != in);
    return chosen.stream()
        .sorted(
            Comparator.comparingDouble((String f) -> -rarity.of(f))
                .thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  private double weight(List<String> findings) {
    return findings.stream().mapToDouble(rarity::of).sum();
  }
}
