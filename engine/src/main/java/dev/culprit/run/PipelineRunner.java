package dev.culprit.run;

import dev.culprit.run.Plan.Errors;
import dev.culprit.run.Printed.Trouble;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Runs one pipeline without a shell: in the C locale, without input, at low priority, bounded in
 * time and output. What it started is asked to end (SIGTERM) when the time is up, the output is too
 * long or somebody interrupts; and killed when it does not. Nothing else is ended.
 */
final class PipelineRunner {

  private static final Duration GRACE = Duration.ofSeconds(3);

  private static final long LOOK_MILLIS = 20;

  /** How long what is in the pipe is read after the end. */
  private static final long DRAIN_MILLIS = 1_000;

  private final Tools tools;
  private final Duration time;
  private final int maxBytes;

  PipelineRunner(Tools tools, Duration time, int maxBytes) {
    this.tools = tools;
    this.time = time;
    this.maxBytes = maxBytes;
  }

  /** Runs it to its end, or to that of its time. */
  Printed run(Job.Pipeline pipeline, int sample) {
    long start = System.nanoTime();
    Captured output = new Captured(maxBytes);
    Captured errors = new Captured(maxBytes);
    Optional<String> missing = missing(pipeline);
    if (missing.isPresent()) {
      String say = missing.get() + ": command not found";
      return printed(pipeline, sample, -1, Trouble.MISSING_TOOL, say, output, errors, start);
    }
    List<Process> children;
    try {
      children = ProcessBuilder.startPipeline(builders(pipeline));
    } catch (IOException e) {
      String say = "it cannot be started: " + e.getMessage();
      return printed(pipeline, sample, -1, Trouble.FAILED, say, output, errors, start);
    }
    return await(pipeline, sample, children, output, errors, start);
  }

  private Printed await(
      Job.Pipeline pipeline,
      int sample,
      List<Process> children,
      Captured output,
      Captured errors,
      long start) {
    Thread hook = new Thread(() -> children.forEach(Process::destroy), "end-tests");
    Runtime.getRuntime().addShutdownHook(hook);
    Process last = children.get(children.size() - 1);
    List<Thread> readers = new ArrayList<>();
    readers.add(output.follow(last.getInputStream(), "test-output"));
    children.forEach(child -> readers.add(errors.follow(child.getErrorStream(), "test-output")));
    Trouble trouble = Trouble.INTERRUPTED;
    boolean interrupted = false;
    try {
      trouble = waitFor(children, output, start);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    end(children);
    interrupted |= drain(readers);
    children.forEach(Process::destroy); // closes pipes that a grandchild holds open
    unhook(hook);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    int exit = trouble == Trouble.NONE ? last.exitValue() : -1;
    Trouble found = trouble == Trouble.NONE ? complaint(exit, output, errors) : trouble;
    return printed(pipeline, sample, exit, found, say(found, errors), output, errors, start);
  }

  private Printed printed(
      Job.Pipeline pipeline,
      int sample,
      int exit,
      Trouble trouble,
      String say,
      Captured output,
      Captured errors,
      long start) {
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    return new Printed(pipeline.text(), sample, exit, trouble, say, output, errors, took);
  }

  private Trouble waitFor(List<Process> children, Captured output, long start)
      throws InterruptedException {
    for (Process child : children) {
      while (!child.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        if (output.cut()) {
          return Trouble.FLOODED;
        }
        if (System.nanoTime() - start >= time.toNanos()) {
          return Trouble.TIMED_OUT;
        }
      }
    }
    return Trouble.NONE;
  }

  /** Nothing was printed but a complaint about rights. */
  private static Trouble complaint(int exit, Captured output, Captured errors) {
    if (output.size() > 0 || errors.size() == 0) {
      return output.cut() ? Trouble.FLOODED : Trouble.NONE;
    }
    String said = errors.head(4096);
    boolean denied =
        said.contains("ermission denied")
            || said.contains("not permitted")
            || said.contains("must be root")
            || said.contains("must be superuser");
    return denied ? Trouble.NEEDS_ROOT : exit == 0 ? Trouble.NONE : Trouble.FAILED;
  }

  private String say(Trouble trouble, Captured errors) {
    return switch (trouble) {
      case NONE, MISSING_TOOL -> "";
      case TIMED_OUT -> "it was ended, since " + time.toSeconds() + " s were over";
      case FLOODED -> "it was ended after " + (maxBytes >> 10) + " KiB of output";
      case INTERRUPTED -> "it was interrupted";
      case NEEDS_ROOT, FAILED ->
          errors.head(400).strip().lines().findFirst().orElse("it failed and said nothing");
    };
  }

  /** The first program of it that is not there, also behind {@code timeout}. */
  private Optional<String> missing(Job.Pipeline pipeline) {
    for (Job.Program program : pipeline.programs()) {
      List<String> words = program.arguments();
      if (tools.find(words.get(0)).isEmpty()) {
        return Optional.of(words.get(0));
      }
      if (words.get(0).equals("timeout") && words.size() > 2 && !words.get(1).startsWith("-")) {
        String inner = words.get(2);
        if (tools.find(inner).isEmpty()) {
          return Optional.of(inner);
        }
      }
    }
    return Optional.empty();
  }

  private List<ProcessBuilder> builders(Job.Pipeline pipeline) {
    List<ProcessBuilder> builders = new ArrayList<>();
    for (Job.Program program : pipeline.programs()) {
      List<String> words = new ArrayList<>();
      tools.find("nice").map(Path::toString).ifPresent(n -> words.addAll(List.of(n, "-n", "10")));
      tools
          .find("ionice")
          .map(Path::toString)
          .ifPresent(n -> words.addAll(List.of(n, "-t", "-c", "3")));
      words.add(tools.find(program.tool()).map(Path::toString).orElse(program.tool()));
      words.addAll(program.arguments().subList(1, program.arguments().size()));
      ProcessBuilder builder = new ProcessBuilder(words);
      builder.environment().put("LC_ALL", "C");
      builder.environment().remove("LD_PRELOAD");
      if (program.errors() == Errors.DROPPED) {
        builder.redirectError(Redirect.DISCARD);
      }
      builder.redirectErrorStream(program.errors() == Errors.MERGED);
      builders.add(builder);
    }
    builders.get(0).redirectInput(Redirect.from(new File("/dev/null")));
    return builders;
  }

  /**
   * Ends what still runs, and it alone; an interruption does not keep it from that. By its handle,
   * since {@link Process#destroy} also closes the pipes, with what was not read yet.
   */
  private static void end(List<Process> children) {
    children.forEach(child -> child.toHandle().destroy());
    long until = System.nanoTime() + GRACE.toNanos();
    boolean interrupted = Thread.interrupted();
    for (Process child : children) {
      try {
        long left = Math.max(1, (until - System.nanoTime()) / 1_000_000);
        if (!child.waitFor(left, TimeUnit.MILLISECONDS)) {
          child.toHandle().destroyForcibly();
        }
      } catch (InterruptedException e) {
        interrupted = true;
        child.toHandle().destroyForcibly();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Lets the readers finish; whether it was interrupted meanwhile. */
  private static boolean drain(List<Thread> readers) {
    boolean interrupted = Thread.interrupted();
    for (Thread reader : readers) {
      try {
        reader.join(DRAIN_MILLIS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    return interrupted;
  }

  private static void unhook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      // the program ends, and the hook is at work
    }
  }
}
