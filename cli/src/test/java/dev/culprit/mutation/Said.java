package dev.culprit.mutation;

import dev.culprit.infer.Inference;
import dev.culprit.infer.Inference.Conclusions;
import dev.culprit.infer.RuleBase;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** What rules conclude from facts, as short texts without the figures. */
final class Said {

  private Said() {}

  /** A text for each conclusion; facts of the same kinds are left out by their texts. */
  static Set<String> of(RuleBase rules, Collection<?> facts) {
    Conclusions all = Inference.conclude(rules, facts);
    Set<String> said = new TreeSet<>();
    all.findings().stream()
        .filter(f -> !facts.contains(f))
        .forEach(f -> said.add(f.id() + " of " + f.subject().name()));
    all.evidence()
        .forEach(
            e ->
                said.add(
                    (e.decibans() > 0 ? "for " : "against ")
                        + e.cause()
                        + " of "
                        + e.subject().name()
                        + " by "
                        + e.finding().id()));
    all.ruledOut().forEach(r -> said.add("not " + r.cause() + " of " + r.subject().name()));
    all.relations().forEach(r -> said.add(r.toString()));
    return said;
  }
}
