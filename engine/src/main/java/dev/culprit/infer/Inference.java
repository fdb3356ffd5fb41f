package dev.culprit.infer;

import dev.culprit.fact.Evidence;
import dev.culprit.fact.Finding;
import dev.culprit.fact.Relation;
import dev.culprit.fact.RuledOut;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.ObjectFilter;
import org.kie.api.runtime.rule.FactHandle;

/**
 * Runs the rules over facts, once; the only door to Drools besides {@link RuleBase} and {@link
 * Verbs}.
 */
public final class Inference {

  /**
   * No sound pack fires this often; a rule that feeds itself is stopped here instead of hanging.
   */
  private static final int MAX_FIRINGS = 200_000;

  private Inference() {}

  /**
   * What the rules conclude from the facts, in an order that does not depend on theirs.
   *
   * @param fired how many rule firings it took
   */
  public record Conclusions(
      List<Finding> findings,
      List<Evidence> evidence,
      List<RuledOut> ruledOut,
      List<Relation> relations,
      int fired) {}

  /** Inserts the facts, fires all rules and takes what they conclude. */
  public static Conclusions conclude(RuleBase rules, Collection<?> facts) {
    return conclude(rules, facts, finding -> false);
  }

  /**
   * As {@link #conclude(RuleBase, Collection)}, without some findings.
   *
   * @param unsaid findings that are taken back with all that rests on them
   */
  public static Conclusions conclude(
      RuleBase rules, Collection<?> facts, Predicate<Finding> unsaid) {
    KieSession session = rules.base().newKieSession();
    try {
      facts.forEach(session::insert);
      int fired = session.fireAllRules(MAX_FIRINGS);
      List<FactHandle> gone =
          List.copyOf(session.getFactHandles(o -> o instanceof Finding f && unsaid.test(f)));
      if (!gone.isEmpty()) {
        gone.forEach(handle -> session.delete(handle, FactHandle.State.LOGICAL));
        fired += session.fireAllRules(MAX_FIRINGS);
      }
      return new Conclusions(
          take(session, Finding.class, Comparator.comparing(Inference::key)),
          take(
              session,
              Evidence.class,
              Comparator.comparing(
                  (Evidence e) -> e.cause() + " " + e.subject() + " " + key(e.finding()))),
          take(
              session,
              RuledOut.class,
              Comparator.comparing((RuledOut r) -> r.cause() + " " + r.subject())),
          take(session, Relation.class, Comparator.comparing(Relation::toString)),
          fired);
    } finally {
      session.dispose();
    }
  }

  private static String key(Finding finding) {
    return finding.id() + " " + finding.subject() + " " + finding.because();
  }

  private static <T> List<T> take(KieSession session, Class<T> type, Comparator<T> order) {
    ObjectFilter filter = type::isInstance;
    List<T> taken = new ArrayList<>();
    session.getObjects(filter).forEach(o -> taken.add(type.cast(o)));
    taken.sort(order);
    return taken;
  }
}
