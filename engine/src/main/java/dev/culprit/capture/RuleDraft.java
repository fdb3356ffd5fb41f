package dev.culprit.capture;

import dev.culprit.knowledge.CausePage;
import dev.culprit.knowledge.Likelihood;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A rule for what no single sign can tell: two that show together say more than each alone. */
public final class RuleDraft {

  /** What it adds that they come together, in decibans: twice as likely. */
  private static final double TOGETHER = 3;

  private RuleDraft() {}

  /**
   * The text of a pack with one rule.
   *
   * @param signs what the cause's page expects, the most telling first
   * @return empty where there is nothing to join
   */
  public static Optional<String> of(CausePage cause, List<Sign> signs, String origin) {
    List<Sign> joined =
        signs.stream().filter(s -> cause.expects().containsKey(s.page().id())).toList();
    if (joined.size() < 2) {
      return Optional.empty();
    }
    Sign first = joined.get(0);
    // what somebody did and what came of it is joined first: no reading tells it
    Sign second = joined.stream().skip(1).filter(Sign::told).findFirst().orElse(joined.get(1));
    Likelihood word = cause.expects().get(second.page().id());
    double weight = word.present(second.page().background()) + TOGETHER;
    return Optional.of(
        String.format(
            Locale.ROOT,
            """
            package dev.culprit.captured.%s;

            import dev.culprit.fact.Finding;

            import function dev.culprit.infer.Verbs.votes;

            // Draft, captured from %s: evidence beyond what the page says. Keep it if the two belong
            // together in other incidents as well, and delete it else.

            rule "signs of %s show together"
            when
                $sign : Finding( id == "%s", $subject : subject )
                $other : Finding( id == "%s" )
            then
                votes( kcontext, "%s", $subject, $other, %.0f, "together: %s; %s" );
            end
            """,
            cause.id().replace('-', '_'),
            harmless(origin),
            cause.id(),
            first.page().id(),
            second.page().id(),
            cause.id(),
            Math.max(TOGETHER, weight),
            sentence(first),
            sentence(second)));
  }

  private static String sentence(Sign sign) {
    return harmless(sign.page().title()).replaceAll("\\.$", "");
  }

  /** Rules are code: nothing of a name may end a comment or a text in them. */
  private static String harmless(String text) {
    return text.replace('"', '\'').replaceAll("[^\\p{L}\\p{N} .,:;'()/_-]", "_");
  }
}
