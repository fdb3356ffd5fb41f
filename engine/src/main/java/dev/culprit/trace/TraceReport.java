package dev.culprit.trace;

import java.util.List;

/**
 * What a trace shows.
 *
 * @param name the file, or what was traced
 * @param lines that belong to a trace
 * @param notUnderstood lines that do not
 * @param calls system calls that ended
 * @param threads processes and threads seen
 * @param seconds from the first call to the last; NaN without time stamps
 * @param closesTraced whether any close is in it; without, descriptors are only known to be closed
 *     when their number is given out again
 * @param stacks whether it was taken with stacks ({@code -k})
 * @param incomplete whether so much was open at once that not all of it was followed
 * @param sites call sites, leaks first, then the most open
 * @param tallies every system call's count, the most time first
 * @param waiting calls that had not returned when the trace ended
 * @param obstacle what kept strace from tracing
 */
public record TraceReport(
    String name,
    long lines,
    long notUnderstood,
    long calls,
    int threads,
    double seconds,
    boolean closesTraced,
    boolean stacks,
    boolean incomplete,
    List<CallSite> sites,
    List<CallTally> tallies,
    List<Waiting> waiting,
    Obstacle obstacle) {

  /** Copies the lists. */
  public TraceReport {
    sites = List.copyOf(sites);
    tallies = List.copyOf(tallies);
    waiting = List.copyOf(waiting);
  }

  /** The sites that leak. */
  public List<CallSite> leaks() {
    return with(Verdict.LEAKS);
  }

  /** The sites with this verdict. */
  public List<CallSite> with(Verdict verdict) {
    return sites.stream().filter(site -> site.verdict() == verdict).toList();
  }

  /** Whether there is anything of a trace in it. */
  public boolean empty() {
    return calls == 0 && tallies.isEmpty() && waiting.isEmpty();
  }

  /** Whether it is a table of counts (strace -c), in which nothing can be paired. */
  public boolean summaryOnly() {
    return calls == 0 && !tallies.isEmpty();
  }

  /** The same report with other sites. */
  public TraceReport withSites(List<CallSite> others) {
    return new TraceReport(
        name,
        lines,
        notUnderstood,
        calls,
        threads,
        seconds,
        closesTraced,
        stacks,
        incomplete,
        others,
        tallies,
        waiting,
        obstacle);
  }
}
