package dev.culprit.callers;

import dev.culprit.trace.CallSite;
import dev.culprit.trace.Frame;
import dev.culprit.trace.TraceReport;
import dev.culprit.trace.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names the code behind the leaks of a live trace: by gdb where strace walked no stacks, and with
 * the line of source where there are debugging symbols.
 */
public final class CallerFinder {

  /** Leaks that are looked into; each may take the debugger's whole time. */
  private static final int MOST = 3;

  /** How long the debugger waits for the calls. */
  private static final Duration TIME = Duration.ofSeconds(5);

  /**
   * A report with the callers that were found.
   *
   * @param notes what a reader should know of how they were found, each a sentence without its stop
   */
  public record Found(TraceReport report, List<String> notes) {}

  private final TraceReport report;
  private final boolean running;
  private final List<String> notes = new ArrayList<>();

  private CallerFinder(TraceReport report, boolean running) {
    this.report = report;
    this.running = running;
  }

  /**
   * Looks into processes that still run; what cannot be found is left as it is.
   *
   * @throws IOException when the debugger's script cannot be written
   */
  public static Found ofRunning(TraceReport report) throws InterruptedException, IOException {
    return new CallerFinder(report, true).found();
  }

  /** The same for processes of this host that have ended: no debugger, but lines of source. */
  public static Found ofEnded(TraceReport report) throws InterruptedException, IOException {
    return new CallerFinder(report, false).found();
  }

  private Found found() throws InterruptedException, IOException {
    List<CallSite> sites = new ArrayList<>();
    int looked = 0;
    for (CallSite site : report.sites()) {
      boolean asked = site.verdict() == Verdict.LEAKS && site.pid() > 0 && looked++ < MOST;
      boolean debugger = running && !report.stacks();
      sites.add(asked ? located(debugger ? debugged(site) : site) : site);
    }
    return new Found(report.withSites(sites), notes);
  }

  private CallSite debugged(CallSite site) throws InterruptedException, IOException {
    String opens = name(site.call());
    String uses = name(site.followedBy());
    List<String> calls = Stream.of(opens, uses).filter(c -> !c.isEmpty()).distinct().toList();
    if (opens.isEmpty()) {
      return site;
    }
    Debugger.Outcome outcome = new Debugger(TIME).stacks(site.pid(), calls);
    outcome.trouble().ifPresent(notes::add);
    List<List<Frame>> stacks = likely(outcome.stacks().at(opens), outcome.stacks().at(uses));
    Set<Frame> callers = stacks.stream().map(CallerFinder::caller).collect(Collectors.toSet());
    if (callers.size() == 1) {
      notes.add("strace has no stacks here: gdb saw the caller of " + site.call());
      return site.calledBy(stacks.get(0));
    }
    if (callers.size() > 1) {
      notes.add(
          callers.stream()
              .map(Objects::toString)
              .sorted()
              .collect(Collectors.joining(" or ", "gdb saw " + opens + "() called by ", "")));
    }
    return site;
  }

  /** Of the stacks at the opening those whose caller also makes the next call, if any does. */
  private static List<List<Frame>> likely(List<List<Frame>> opening, List<List<Frame>> using) {
    List<List<Frame>> known = opening.stream().filter(s -> caller(s).isOwn()).toList();
    Set<String> users =
        using.stream()
            .map(s -> caller(s).toString())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    List<List<Frame>> both =
        known.stream().filter(s -> users.contains(caller(s).toString())).toList();
    return both.isEmpty() ? known : both;
  }

  /** The caller, without the address: one function may make the call at several. */
  private static Frame caller(List<Frame> stack) {
    Frame frame = Frame.caller(stack);
    return frame.function().isEmpty() ? frame : new Frame(frame.library(), frame.function(), "");
  }

  private CallSite located(CallSite site) throws InterruptedException {
    if (site.stack().isEmpty()) {
      return site;
    }
    List<Frame> stack = new ArrayList<>(site.stack());
    Path root = Path.of(running ? "/proc/" + site.pid() + "/root" : "/");
    stack.set(0, new SourceLines(root).located(stack.get(0)));
    return site.calledBy(stack);
  }

  /** {@code socket} of {@code socket(AF_INET, SOCK_STREAM)}; "" for what is no call. */
  private static String name(String call) {
    return Optional.of(call)
        .map(c -> c.substring(0, Math.max(0, c.indexOf('('))))
        .filter(c -> c.matches("[a-z][a-z0-9_]{1,30}"))
        .orElse("");
  }
}
