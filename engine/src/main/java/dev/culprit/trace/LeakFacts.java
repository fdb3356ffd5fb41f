package dev.culprit.trace;

import dev.culprit.fact.LeakTraced;
import dev.culprit.fact.Origin;
import java.util.List;
import java.util.function.BiFunction;

/** What a trace shows, as observations for the ranking. */
public final class LeakFacts {

  /** Sites that only fail at the limit; the most frequent say enough. */
  private static final int MAX_FAILING = 20;

  private LeakFacts() {}

  /**
   * One observation for each site that leaks, and for each that fails for want of a descriptor
   * (then with {@code neverClosed} 0: it may be the victim rather than the culprit).
   *
   * @param at gives the origin of a line
   */
  public static List<LeakTraced> of(TraceReport report, BiFunction<Integer, String, Origin> at) {
    List<CallSite> failing = report.with(Verdict.FAILS);
    return java.util.stream.Stream.concat(
            report.leaks().stream(), failing.stream().limit(MAX_FAILING))
        .map(site -> of(site, at.apply(site.line(), site.text())))
        .toList();
  }

  private static LeakTraced of(CallSite site, Origin origin) {
    return new LeakTraced(
        site.pid(),
        site.program(),
        site.call(),
        site.followedBy(),
        site.caller().library(),
        site.caller().function(),
        site.opened(),
        site.verdict() == Verdict.LEAKS ? site.neverClosed() : 0,
        site.failed(),
        origin);
  }
}
