package dev.culprit.run;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Runs a command without a shell: arguments are passed as they are, in the C locale, without input,
 * bounded in time and output. When the time is up the child, and nothing else, is asked to end
 * (SIGTERM), and killed when it does not.
 */
public final class CommandRunner {

  /** How long a child may take to end once it is asked to. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  /** What shells and {@code nice} return when there is no such command. */
  private static final int NOT_FOUND = 127;

  /** How often it is looked whether the run should stop early. */
  private static final long LOOK_MILLIS = 50;

  /** How long what is in the pipe is read after the child's end. */
  private static final long DRAIN_MILLIS = 2_000;

  private static final List<Path> NICE = List.of(Path.of("/usr/bin/nice"), Path.of("/bin/nice"));

  private final Duration time;
  private final int maxBytes;
  private final boolean lowPriority;

  /**
   * A runner with these bounds.
   *
   * @param time after which the child is ended
   * @param maxBytes kept of standard output, and as much of standard error
   * @param lowPriority whether the child gives way to others ({@code nice}), where that is
   *     installed
   */
  public CommandRunner(Duration time, int maxBytes, boolean lowPriority) {
    this.time = time;
    this.maxBytes = maxBytes;
    this.lowPriority = lowPriority;
  }

  /**
   * What came of a command.
   *
   * @param exit its exit code; -1 when it did not start or was ended
   * @param timedOut whether it was ended because its time was up
   * @param stopped whether it was ended because it had printed enough
   * @param failure why it did not start, or ""
   */
  public record Ran(
      int exit,
      Captured output,
      Captured errors,
      boolean timedOut,
      boolean stopped,
      Duration took,
      String failure) {

    /** Whether it started. */
    public boolean started() {
      return failure.isEmpty();
    }
  }

  /**
   * Runs a command to its end, or to that of its time; what it prints beyond the bound is dropped.
   */
  public Ran run(List<String> command) throws InterruptedException {
    Captured output = new Captured(maxBytes);
    return run(command, output, new Captured(maxBytes), () -> false);
  }

  /** The same, and ends it as soon as it has printed more than is kept. */
  public Ran runUntilFull(List<String> command) throws InterruptedException {
    Captured output = new Captured(maxBytes);
    Captured errors = new Captured(maxBytes);
    return run(command, output, errors, () -> output.cut() || errors.cut());
  }

  /**
   * Runs a command whose output somebody is waiting for.
   *
   * @param echo gets all that it prints, at once
   * @param enough is asked again and again; true ends the command
   */
  Ran runEchoing(List<String> command, OutputStream echo, BooleanSupplier enough)
      throws InterruptedException {
    return run(command, new Captured(maxBytes, echo), new Captured(maxBytes, echo), enough);
  }

  private Ran run(List<String> command, Captured output, Captured errors, BooleanSupplier enough)
      throws InterruptedException {
    long start = System.nanoTime();
    Process child;
    try {
      child = start(command);
    } catch (IOException e) {
      return new Ran(-1, output, errors, false, false, Duration.ZERO, reason(command, e));
    }
    Thread out = output.follow(child.getInputStream(), "command-output");
    Thread err = errors.follow(child.getErrorStream(), "command-output");
    boolean ended = false;
    try {
      ended = await(child, start, enough);
    } finally {
      end(child);
    }
    // a grandchild may hold the pipe open, and is not ours to end
    out.join(DRAIN_MILLIS);
    err.join(DRAIN_MILLIS);
    child.destroy(); // closes the pipes
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    boolean full = enough.getAsBoolean();
    int exit = ended ? child.exitValue() : -1;
    String failure = exit == NOT_FOUND && lowPriority ? missing(command, errors) : "";
    return new Ran(exit, output, errors, !ended && !full, !ended && full, took, failure);
  }

  private Process start(List<String> command) throws IOException {
    List<String> words = new ArrayList<>();
    if (lowPriority) {
      NICE.stream()
          .filter(Files::isExecutable)
          .findFirst()
          .ifPresent(nice -> words.addAll(List.of(nice.toString(), "-n", "10")));
    }
    words.addAll(command);
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.environment().put("LC_ALL", "C");
    builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
    return builder.start();
  }

  /** Waits for the end; false when the time was up or {@code enough} says so. */
  private boolean await(Process child, long start, BooleanSupplier enough)
      throws InterruptedException {
    while (!child.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
      if (System.nanoTime() - start >= time.toNanos() || enough.getAsBoolean()) {
        return false;
      }
    }
    return true;
  }

  /** By its handle: {@link Process#destroy} also closes the pipes, with what was not read yet. */
  private static void end(Process child) throws InterruptedException {
    if (child.isAlive()) {
      child.toHandle().destroy();
      if (!child.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
        child.toHandle().destroyForcibly();
        child.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS);
      }
    }
  }

  /** {@code nice} starts, and then finds no such command. */
  private static String missing(List<String> command, Captured errors) {
    boolean told = errors.head(200).contains("nice: ");
    return told ? command.get(0) + " is not installed" : "";
  }

  private static String reason(List<String> command, IOException e) {
    String message = e.getMessage() == null ? "" : e.getMessage();
    boolean missing = message.contains("No such file") || message.contains("error=2,");
    return command.get(0) + (missing ? " is not installed" : " cannot be run: " + message);
  }
}
