package dev.culprit.run;

import dev.culprit.source.Reading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Attaches strace to a process for a bounded time, without a shell, and detaches cleanly: strace
 * lets go of what it traces when it is asked to end (SIGTERM), and the kernel does so should strace
 * itself be killed. Afterwards it is verified that the process runs on without a tracer.
 */
public final class TraceRunner {

  /** More than this of a trace is not kept; strace is ended as soon as it has written as much. */
  private static final int MAX_BYTES = 32 << 20;

  /**
   * What came of a trace.
   *
   * @param reading what strace wrote; empty when it could not trace
   * @param failure why it could not trace, or what went wrong afterwards
   */
  public record Outcome(Optional<Reading> reading, Optional<String> failure) {

    static Outcome failed(String reason) {
      return new Outcome(Optional.empty(), Optional.of(reason));
    }
  }

  private final List<List<String>> options;

  /** Traces what opens, uses and closes descriptors, as briefly as that can be done. */
  public TraceRunner() {
    this(StraceOptions.FROM_BEST_TO_PLAINEST);
  }

  private TraceRunner(List<List<String>> options) {
    this.options = options;
  }

  /** Traces what waits as well, and the time in each call; the process runs slower still. */
  public static TraceRunner withWaits() {
    return new TraceRunner(StraceOptions.WITH_WAITS);
  }

  /**
   * Traces a process with stacks, and without them where this strace has no unwinder.
   *
   * @param pid the process
   * @param time how long, at least a second
   */
  public Outcome trace(int pid, Duration time) {
    Tracee tracee = new Tracee(pid);
    if (!tracee.exists()) {
      return Outcome.failed("there is no process " + pid);
    }
    if (tracee.tracer() != 0) {
      return Outcome.failed("process " + pid + " is already traced by " + tracee.tracer());
    }
    try {
      Outcome outcome = Outcome.failed("strace could not be used");
      for (List<String> words : options) {
        CommandRunner.Ran ran = run(command(words, pid), time);
        outcome = outcome(command(words, pid), ran, tracee);
        if (outcome.reading().isPresent() || !StraceOptions.refused(ran)) {
          return outcome;
        }
      }
      return outcome;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Outcome.failed("interrupted");
    }
  }

  private static CommandRunner.Ran run(List<String> command, Duration time)
      throws InterruptedException {
    // no low priority: the traced process waits for strace at every call
    return new CommandRunner(time, MAX_BYTES, false).runUntilFull(command);
  }

  private static List<String> command(List<String> options, int pid) {
    List<String> command = new ArrayList<>(List.of("strace", "-f", "-tt"));
    command.addAll(options);
    command.addAll(List.of("-p", String.valueOf(pid)));
    return command;
  }

  private static Outcome outcome(List<String> command, CommandRunner.Ran ran, Tracee tracee)
      throws InterruptedException {
    if (!ran.started()) {
      return Outcome.failed(ran.failure());
    }
    String attached = ran.errors().head(1 << 16);
    if (!attached.contains(" attached")) {
      return Outcome.failed(StraceOptions.complaint(attached));
    }
    String line = String.join(" ", command);
    Reading reading = new Reading("strace -p " + tracee.pid(), line, "", 0, ran.errors().content());
    String trouble = tracee.trouble();
    if (trouble.isEmpty() && ran.stopped()) {
      trouble = "the trace was ended early, after " + (MAX_BYTES >> 20) + " MiB";
    }
    return new Outcome(
        Optional.of(reading), trouble.isEmpty() ? Optional.empty() : Optional.of(trouble));
  }
}
