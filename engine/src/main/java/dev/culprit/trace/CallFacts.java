package dev.culprit.trace;

import dev.culprit.fact.CallsCounted;
import dev.culprit.fact.Origin;
import java.util.List;
import java.util.function.BiFunction;

/** The rows of a table of counts, as observations for the ranking. */
final class CallFacts {

  /** Calls further down took next to nothing. */
  private static final int MOST = 10;

  private CallFacts() {}

  /**
   * One observation for each call, the most time first; none of a trace that lists single calls.
   *
   * @param at gives the origin of a line
   */
  static List<CallsCounted> of(TraceReport report, BiFunction<Integer, String, Origin> at) {
    if (!report.summaryOnly()) {
      return List.of();
    }
    double seconds = report.tallies().stream().mapToDouble(CallTally::seconds).sum();
    long calls = report.tallies().stream().mapToLong(CallTally::calls).sum();
    return report.tallies().stream()
        .limit(MOST)
        .map(tally -> of(tally, seconds, calls, at.apply(tally.slowestLine(), text(tally))))
        .toList();
  }

  private static CallsCounted of(CallTally tally, double seconds, long calls, Origin origin) {
    double percent = seconds > 0 ? tally.seconds() * 100 / seconds : 0;
    return new CallsCounted(
        tally.name(), percent, tally.calls(), tally.failed(), calls, tally.seconds(), origin);
  }

  private static String text(CallTally tally) {
    String errors = tally.failed() > 0 ? ", " + tally.failed() + " errors" : "";
    return tally.calls() + " " + tally.name() + errors;
  }
}
