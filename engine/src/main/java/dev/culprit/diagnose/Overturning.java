package dev.culprit.diagnose;

import dev.culprit.diagnose.Diagnosis.Overturn;
import dev.culprit.fact.Evidence;
import dev.culprit.fact.RuledOut;
import dev.culprit.rank.Hypothesis;
import dev.culprit.rank.Ranker;
import dev.culprit.rank.Ranking;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which readings, had they said the opposite, would take the first place away: each is taken out
 * and all is ranked again.
 */
final class Overturning {

  private final Ranker ranker;
  private final List<RuledOut> ruledOut;
  private final Set<String> looked;

  Overturning(Ranker ranker, List<RuledOut> ruledOut, Set<String> looked) {
    this.ranker = ranker;
    this.ruledOut = ruledOut;
    this.looked = looked;
  }

  List<Overturn> of(Hypothesis first, List<Evidence> evidence) {
    List<Overturn> overturns = new ArrayList<>();
    for (Evidence vote : first.evidence()) {
      if (vote.decibans() > 0) {
        String id = vote.finding().id();
        Ranking without =
            ranker.rank(
                evidence.stream().filter(e -> !e.finding().id().equals(id)).toList(),
                ruledOut,
                looked);
        String how = change(first, without);
        if (!how.isEmpty()) {
          overturns.add(new Overturn(id, how));
        }
      }
    }
    return overturns;
  }

  private static String change(Hypothesis first, Ranking without) {
    if (without.hypotheses().isEmpty()) {
      return "without it nothing would be suspected";
    }
    Hypothesis next = without.hypotheses().get(0);
    if (!next.cause().id().equals(first.cause().id())) {
      return "without it " + next.cause().id() + " would lead" + percent(next);
    }
    return next.isAccused() ? "" : "without it the first place would fall" + percent(next);
  }

  private static String percent(Hypothesis hypothesis) {
    return String.format(Locale.ROOT, " (%.0f %%)", 100 * hypothesis.probability());
  }
}
