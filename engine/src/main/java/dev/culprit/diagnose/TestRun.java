package dev.culprit.diagnose;

import dev.culprit.advise.Advice;
import dev.culprit.advise.ServiceManagers;
import dev.culprit.knowledge.TestPage;
import dev.culprit.knowledge.TestPage.Risk;
import dev.culprit.run.Job;
import dev.culprit.run.JobRunner;
import dev.culprit.run.NeedsShellException;
import dev.culprit.run.Plan;
import dev.culprit.run.Printed;
import dev.culprit.run.Safety;
import dev.culprit.run.TraceRunner;
import dev.culprit.source.Reading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How a suggested test is run on this host, or why only a person may: it takes a shell, or root, or
 * is on the list of what is never run.
 */
public final class TestRun {

  /** A test may take so many times what its page says before it is ended, and seconds more. */
  private static final int PATIENCE = 3;

  private static final int SECONDS_MORE = 10;

  /** No command runs longer. */
  private static final int LONGEST = 120;

  private final Advice advice;
  private final Job job;
  private final int traced;
  private final Risk risk;
  private final String obstacle;

  private TestRun(Advice advice, Job job, int traced, Risk risk, String obstacle) {
    this.advice = advice;
    this.job = job;
    this.traced = traced;
    this.risk = risk;
    this.obstacle = obstacle;
  }

  /**
   * What came of a test.
   *
   * @param readings what its commands printed
   * @param notes what went wrong, and how long each took
   */
  public record Result(List<Reading> readings, List<String> notes) {

    /** Copies the lists. */
    public Result {
      readings = List.copyOf(readings);
      notes = List.copyOf(notes);
    }
  }

  /**
   * Prepares a test.
   *
   * @param root whether Culprit runs as root
   */
  public static TestRun of(Advice advice, Map<String, String> values, boolean root) {
    TestPage test = advice.test();
    if (advice.isQuestion()) {
      return byHand(advice, "it is a question");
    }
    if (test.needsRoot() && !root) {
      return byHand(advice, "it needs root");
    }
    if (test.runner().equals("trace")) {
      String pid = values.getOrDefault("trace-pid", "");
      return pid.matches("\\d{1,9}")
          ? new TestRun(advice, null, Integer.parseInt(pid), test.risk(), "")
          : byHand(advice, "no process to trace is known");
    }
    return ofCommand(advice, values);
  }

  private static TestRun ofCommand(Advice advice, Map<String, String> values) {
    try {
      Plan plan = Plan.of(ServiceManagers.adapted(advice.test().command(), values));
      Safety.Verdict before = Safety.BUILT_IN.judge(plan);
      Optional<Job> job = plan.fill(values);
      if (job.isEmpty()) {
        return byHand(advice, "a value in it is not known");
      }
      Safety.Verdict verdict = worse(before, Safety.BUILT_IN.judge(job.get()));
      return switch (verdict.kind()) {
        case NEVER -> byHand(advice, verdict.why());
        case CHANGES ->
            new TestRun(advice, job.get(), 0, atLeast(advice.test().risk(), Risk.LIGHT), "");
        case READS -> new TestRun(advice, job.get(), 0, advice.test().risk(), "");
      };
    } catch (NeedsShellException e) {
      return byHand(advice, e.getMessage());
    }
  }

  private static Safety.Verdict worse(Safety.Verdict a, Safety.Verdict b) {
    return a.kind().compareTo(b.kind()) >= 0 ? a : b;
  }

  private static Risk atLeast(Risk risk, Risk least) {
    return risk.compareTo(least) < 0 ? least : risk;
  }

  private static TestRun byHand(Advice advice, String why) {
    return new TestRun(advice, null, 0, advice.test().risk(), why);
  }

  /** Why only a person may run it; empty when Culprit can. */
  public Optional<String> obstacle() {
    return obstacle.isEmpty() ? Optional.empty() : Optional.of(obstacle);
  }

  /** What it does to production: what its page says, and at least what its commands do. */
  public Risk risk() {
    return risk;
  }

  /**
   * Runs it. An interruption of this thread ends it.
   *
   * @throws IllegalStateException when only a person may run it
   */
  public Result run() {
    if (!obstacle.isEmpty()) {
      throw new IllegalStateException(obstacle);
    }
    return traced > 0 ? trace() : command();
  }

  private Result trace() {
    Duration time = Duration.ofSeconds(advice.test().seconds());
    TraceRunner.Outcome outcome = new TraceRunner().trace(traced, time);
    return new Result(
        outcome.reading().map(List::of).orElse(List.of()),
        outcome.failure().map(f -> List.of("the trace: " + f)).orElse(List.of()));
  }

  private Result command() {
    int seconds = Math.min(LONGEST, SECONDS_MORE + PATIENCE * advice.test().seconds());
    JobRunner.Outcome outcome = new JobRunner(Duration.ofSeconds(seconds)).run(job);
    List<Reading> readings = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (Printed printed : outcome.printed()) {
      readings.add(printed.reading());
      notes.add(note(printed));
    }
    if (!outcome.warning().isEmpty()) {
      notes.add("afterwards: " + outcome.warning());
    }
    return new Result(readings, notes);
  }

  private static String note(Printed printed) {
    String end =
        printed.say().isEmpty()
            ? "exit code " + printed.exit()
            : printed.trouble().label() + ", " + printed.say();
    return String.format(
        Locale.ROOT,
        "%s: %s (%.1f s, %,d bytes)",
        printed.command(),
        end,
        printed.took().toMillis() / 1000.0,
        printed.output().size());
  }
}
