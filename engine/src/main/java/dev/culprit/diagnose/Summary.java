package dev.culprit.diagnose;

import dev.culprit.diagnose.Diagnosis.Verdict;
import dev.culprit.knowledge.Remedy;
import dev.culprit.rank.Hypothesis;
import java.util.List;
import java.util.Locale;

/** Three sentences for the boss: what it is, how sure that is, what happens next. */
final class Summary {

  private Summary() {}

  static List<String> of(Verdict verdict, List<Hypothesis> hypotheses, String nextCommand) {
    return switch (verdict) {
      case HEALTHY ->
          List.of(
              "Nothing on this host explains an outage.",
              "Processes, memory, filesystems, sockets and logs were read, and no cause stands out.",
              "If users still see trouble, look at the hosts before and behind this one.");
      case INCONCLUSIVE ->
          List.of(
              hypotheses.isEmpty()
                  ? "What was read does not show a cause."
                  : "The likeliest cause so far is that of '"
                      + hypotheses.get(0).cause().id()
                      + "', about "
                      + hypotheses.get(0).subject()
                      + ", and it is not proven.",
              "Too little was read to be sure.",
              nextCommand.isEmpty()
                  ? "More readings of the host are needed."
                  : "The next step is: " + nextCommand);
      case CAUSE_FOUND -> found(hypotheses.get(0));
    };
  }

  private static List<String> found(Hypothesis first) {
    List<Remedy> contain = first.cause().contain();
    return List.of(
        first.cause().title() + ": " + first.subject() + ".",
        String.format(
            Locale.ROOT,
            "The weight of evidence makes this %.0f %% likely; %s has to fix it.",
            100 * first.probability(),
            first.cause().owner()),
        contain.isEmpty()
            ? "Nothing contains it meanwhile."
            : "To contain it: " + contain.get(0).what());
  }
}
