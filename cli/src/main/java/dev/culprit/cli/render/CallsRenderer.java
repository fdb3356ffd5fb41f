package dev.culprit.cli.render;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.culprit.trace.CallTally;
import dev.culprit.trace.TraceReport;
import dev.culprit.trace.Waiting;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which system calls of a trace fail, take long, and wait for a lock. */
final class CallsRenderer {

  /** Rows of each kind that are worth a line. */
  private static final int MOST = 5;

  /** Whoever waits for somebody to write longer than this is noticed, in seconds. */
  private static final double LONG = 0.1;

  /** Calls whose job it is to wait for work. */
  private static final Set<String> WAIT_FOR_WORK =
      Set.of(
          "epoll_wait",
          "epoll_pwait",
          "epoll_pwait2",
          "poll",
          "ppoll",
          "select",
          "pselect6",
          "nanosleep",
          "clock_nanosleep",
          "accept",
          "accept4",
          "wait4",
          "waitid",
          "rt_sigtimedwait",
          "rt_sigsuspend",
          "pause",
          "restart_syscall",
          "io_getevents",
          "execve");

  private static final Set<String> LOCKS = Set.of("futex", "flock");

  /** Errors that say "not yet" or "look elsewhere", as any healthy program gets them. */
  private static final Set<String> USUAL =
      Set.of(
          "EAGAIN", "EWOULDBLOCK", "EINPROGRESS", "EINTR", "ENOENT", "ECHILD", "EEXIST", "ENOTTY");

  private CallsRenderer() {}

  static void text(TraceReport report, PrintStream out) {
    report.tallies().stream()
        .filter(t -> troubles(t) > 0)
        .sorted(java.util.Comparator.comparingLong((CallTally t) -> -troubles(t)))
        .limit(MOST)
        .forEach(t -> print(out, "   fails   ", fails(t)));
    report.tallies().stream()
        .filter(t -> t.slowest() >= LONG && !WAIT_FOR_WORK.contains(t.name()))
        .filter(t -> !LOCKS.contains(t.name()))
        .limit(MOST)
        .forEach(t -> print(out, "   slow    ", slow(t)));
    report.tallies().stream()
        .filter(t -> LOCKS.contains(t.name()) && t.seconds() >= LONG)
        .forEach(t -> print(out, "   locks   ", slow(t) + ": somebody else held the lock"));
    report.waiting().stream()
        .filter(CallsRenderer::isForLock)
        .limit(MOST)
        .forEach(
            w ->
                print(
                    out,
                    "   waits   ",
                    String.format(
                        Locale.ROOT,
                        "line %d: %s%s had not returned when the trace ended",
                        w.line(),
                        w.pid() > 0 ? "thread " + w.pid() + ": " : "",
                        w.call().strip())));
  }

  private static boolean isForLock(Waiting waiting) {
    String call = waiting.call();
    return call.contains("FUTEX_WAIT")
        || call.contains("FUTEX_LOCK_PI")
        || call.startsWith("flock(")
        || call.contains("F_SETLKW");
  }

  private static long troubles(CallTally tally) {
    return tally.errors().entrySet().stream()
        .filter(e -> !USUAL.contains(e.getKey()))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private static String fails(CallTally tally) {
    String errors =
        tally.errors().entrySet().stream()
            .filter(e -> !USUAL.contains(e.getKey()))
            .map(e -> e.getValue() + " x " + e.getKey())
            .collect(Collectors.joining(", "));
    return tally.name() + ": " + errors + " of " + tally.calls() + " calls";
  }

  private static String slow(CallTally tally) {
    String where = tally.slowestLine() > 0 ? " (line " + tally.slowestLine() + ")" : "";
    return String.format(
        Locale.ROOT,
        "%s: %.3f s in %,d calls, the longest %.3f s%s",
        tally.name(),
        tally.seconds(),
        tally.calls(),
        tally.slowest(),
        where);
  }

  private static void print(PrintStream out, String first, String text) {
    Wrapping.wrap(first, " ".repeat(first.length()), text).forEach(out::println);
  }

  static void json(TraceReport report, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("systemCalls");
    for (CallTally tally : report.tallies()) {
      json.writeStartObject();
      json.writeStringField("name", tally.name());
      json.writeNumberField("calls", tally.calls());
      json.writeNumberField("failed", tally.failed());
      json.writeObjectFieldStart("errors");
      for (Map.Entry<String, Long> error : tally.errors().entrySet()) {
        json.writeNumberField(error.getKey(), error.getValue());
      }
      json.writeEndObject();
      number("seconds", tally.seconds(), json);
      number("slowest", tally.slowest(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
    waiting(report.waiting(), json);
  }

  private static void waiting(List<Waiting> waiting, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("waiting");
    for (Waiting one : waiting) {
      json.writeStartObject();
      json.writeNumberField("thread", one.pid());
      json.writeStringField("call", one.call());
      json.writeNumberField("line", one.line());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void number(String name, double value, JsonGenerator json) throws IOException {
    if (!Double.isNaN(value)) {
      json.writeNumberField(name, value);
    }
  }
}
