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
    boolean harmless,
    Place source) {

  /** Whether somebody looked where it would show. */
  public boolean wasLookedFor(Set<String> looked) {
    return needs.stream().anyMatch(looked::containsAll);
  }
}
