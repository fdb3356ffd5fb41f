package dev.culprit.knowledge;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What confirmed incidents of a site taught: how often each cause was the one, and how often its
 * findings showed. It moves the words of the pages a little with each incident.
 *
 * <p>A word counts as much as a number of imagined incidents that bore it out, to which the real
 * ones are added (a Dirichlet and a Beta prior; Gelman et al., <i>Bayesian Data Analysis</i>, 2.4).
 */
public final class Experience {

  /** Nothing was confirmed yet: the words of the pages stand as they are. */
  public static final Experience NONE = new Experience(0, Map.of());

  /**
   * Imagined incidents behind the word for a prior: a site must see dozens before its own share
   * outweighs what is known of all sites.
   */
  static final double PRIOR_WEIGHT = 100;

  /** Imagined incidents behind the word for a likelihood. */
  static final double LIKELIHOOD_WEIGHT = 10;

  private final int incidents;
  private final Map<String, CountsPage.OfCause> byCause;

  private Experience(int incidents, Map<String, CountsPage.OfCause> byCause) {
    this.incidents = incidents;
    this.byCause = byCause;
  }

  /** Adds up the counts of some pages; an incident that stands in two of them counts once. */
  public static Experience of(Collection<CountsPage> pages) {
    Set<String> incidents = new HashSet<>();
    Map<String, CountsPage.OfCause> byCause = new HashMap<>();
    for (CountsPage page : pages) {
      if (incidents.addAll(page.incidents())) {
        page.causes().forEach((id, counts) -> byCause.merge(id, counts, CountsPage.OfCause::plus));
      }
    }
    return incidents.isEmpty() ? NONE : new Experience(incidents.size(), byCause);
  }

  /** How many incidents were confirmed. */
  public int incidents() {
    return incidents;
  }

  /** Log-odds of a cause before anything was read, in decibans. */
  public double priorDecibans(CausePage cause) {
    if (incidents == 0) {
      return cause.prior().decibans();
    }
    double p = prior(cause);
    return 10 * Math.log10(p / (1 - p));
  }

  /** The probability of a cause before anything was read, between 0 and 1. */
  public double prior(CausePage cause) {
    CountsPage.OfCause counts = byCause.get(cause.id());
    int confirmed = counts == null ? 0 : counts.confirmed();
    return (PRIOR_WEIGHT * cause.prior().probability() + confirmed) / (PRIOR_WEIGHT + incidents);
  }

  /**
   * How likely a finding shows when the cause is true, as the page's word says and incidents bore
   * out; between 0 and 1.
   */
  public double likelihood(String cause, String finding, Likelihood word) {
    CountsPage.OfCause counts = byCause.get(cause);
    CountsPage.Shown shown = counts == null ? null : counts.findings().get(finding);
    if (shown == null) {
      return word.probability();
    }
    double p =
        (LIKELIHOOD_WEIGHT * word.probability() + shown.shown())
            / (LIKELIHOOD_WEIGHT + shown.looked());
    return Math.max(Likelihood.NEVER.probability(), Math.min(Likelihood.ALWAYS.probability(), p));
  }
}
