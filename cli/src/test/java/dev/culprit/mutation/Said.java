package dev.culprit.mutation;

import dev.culprit.infer.Inference;
import dev.culprit.infer.Inference.Conclusions;
import dev.culprit.infer.RuleBase;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** What rules conclude from facts, as short texts without the figures. */
final class Said {

  /** Stands for a rule that breaks off on these facts. */
  static final Set<String> FAILS = Set.of("fails");

  private Said() {}

  /** A text for each conclusion; facts of the same kinds are left out by their texts. */
  static Set<String> of(RuleBase rules, Collection<?> facts) {
    try {
      return texts(Inference.conclude(rules, facts), facts);
    } catch (RuntimeException | LinkageError broken) {
      return FAILS; // a mutant may well do so, and is noticed by it; some do not even link
    }
  }

  private static Set<String> texts(Conclusions all, Collection<?> facts) {
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
