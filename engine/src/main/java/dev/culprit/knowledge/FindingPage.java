package dev.culprit.knowledge;

import java.util.List;
import java.util.Set;

/**
 * Something notable that observations can show.
 *
 * @param needs alternatives, each a set of readings that together suffice to say that it is absent;
 *     empty when its absence says nothing
 * @param background how often it shows on hosts without any of its causes
 * @param group findings of one group say the same thing and count once
 * @param accumulates what piles up where it shows, as {@code reproduce} counts it ({@code
 *     descriptors}, {@code unbound-sockets}, {@code connections}, {@code threads}, {@code
 *     processes}, {@code memory}), so that it is gone after any restart and comes back with use; ""
 *     where nothing does
 * @param harmless whether it looks bad and is not; then it is shown as notable
 */
public record FindingPage(
    String id,
    String title,
    String topic,
    String meaning,
    List<Set<String>> needs,
    Likelihood background,
    String group,
    String accumulates,
    boolean harmless,
    Place source) {

  /** Whether somebody looked where it would show. */
  public boolean wasLookedFor(Set<String> looked) {
    return needs.stream().anyMatch(looked::containsAll);
  }
}
