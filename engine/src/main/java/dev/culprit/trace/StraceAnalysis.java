package dev.culprit.trace;

import dev.culprit.source.Lines;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Reads a trace of any size once, from beginning to end, and reports what its call sites leave
 * open.
 */
public final class StraceAnalysis {

  private static final int MAX_STACK = 12;

  private final Pairing pairing = new Pairing();
  private final String name;
  private long understood;
  private long notUnderstood;

  private StraceAnalysis(String name) {
    this.name = name;
  }

  /**
   * Reads a trace. Never throws on any text.
   *
   * @param name how the operator knows it
   * @param asked the command that took it, or ""
   */
  public static TraceReport read(Lines lines, String name, String asked) {
    return read(
        lines,
        name,
        asked,
        new RowCounter() {
          @Override
          public void understood() {
            // the report counts by itself
          }

          @Override
          public void notUnderstood(int line, String text) {
            // the report counts by itself
          }
        });
  }

  /** The same, and tells of every line whether it was understood. */
  static TraceReport read(Lines lines, String name, String asked, RowCounter rows) {
    StraceAnalysis analysis = new StraceAnalysis(name);
    return analysis.run(lines, asked, rows);
  }

  private TraceReport run(Lines lines, String asked, RowCounter rows) {
    RowCounter both =
        new RowCounter() {
          @Override
          public void understood() {
            understood++;
            rows.understood();
          }

          @Override
          public void notUnderstood(int line, String text) {
            notUnderstood++;
            rows.notUnderstood(line, text);
          }
        };
    StraceReader reader = new StraceReader(lines, pairing, both);
    reader.readAll();
    int pid = reader.pidAsked() > 0 ? reader.pidAsked() : StraceCommand.pid(asked);
    if (pid > 0) {
      pairing.identified(pid);
    }
    pairing.end();
    return report(reader.hasStacks(), reader.obstacle());
  }

  private TraceReport report(boolean stacks, Obstacle obstacle) {
    CallBook calls = pairing.calls();
    Judge judge = new Judge(calls.closesSeen(), calls.connectsSeen());
    List<CallSite> sites = new ArrayList<>();
    for (SiteTotals site : pairing.book().totals()) {
      sites.add(site(site, judge));
    }
    sites.sort(
        Comparator.comparing(CallSite::verdict)
            .thenComparing(s -> -s.neverClosed())
            .thenComparing(s -> -s.failed())
            .thenComparing(s -> -s.opened())
            .thenComparing(CallSite::line)
            .thenComparing(CallSite::call)
            .thenComparing(CallSite::followedBy)
            .thenComparing(s -> s.caller().toString()));
    return new TraceReport(
        name,
        understood,
        notUnderstood,
        calls.total(),
        pairing.processes().seen(),
        pairing.seconds(),
        calls.closesSeen(),
        stacks,
        pairing.exceeded(),
        sites,
        calls.tallies(),
        calls.waiting(),
        obstacle);
  }

  private CallSite site(SiteTotals site, Judge judge) {
    Opening opening = site.key.opening();
    Judge.Opinion opinion = judge.judge(site.key, site.counts);
    ClosingExample closing = site.closing();
    return new CallSite(
        opinion.verdict(),
        opinion.because(),
        opening.call(),
        site.key.use(),
        site.detail(),
        opening.caller(),
        shown(pairing.book().stack(opening)),
        site.pid(),
        pairing.processes().program(site.pid()),
        site.counts.opened,
        site.counts.open,
        site.counts.failed,
        closing.seconds(),
        closing.calls(),
        closing.caller(),
        site.example().line(),
        site.example().text());
  }

  private static List<Frame> shown(List<Frame> stack) {
    return stack.stream().filter(Frame::isOwn).limit(MAX_STACK).toList();
  }
}
