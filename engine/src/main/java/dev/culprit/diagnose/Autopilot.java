package dev.culprit.diagnose;

import dev.culprit.advise.Advice;
import dev.culprit.knowledge.TestPage;
import dev.culprit.knowledge.TestPage.Risk;
import dev.culprit.run.TraceRunner;
import dev.culprit.source.Bundle;
import dev.culprit.source.Reading;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Runs suggested tests by itself, up to an allowed risk and within a time, and diagnoses anew after
 * each. It never restarts, reloads or changes anything: it only runs tests that have a runner,
 * which are bounded and leave nothing behind.
 */
public final class Autopilot {

  private final Diagnoser diagnoser;
  private final Risk allowed;
  private final Duration budget;
  private final Consumer<String> progress;

  /**
   * Runs tests up to {@code allowed}.
   *
   * @param budget time for all tests together
   * @param progress takes a sentence before each test
   */
  public Autopilot(Diagnoser diagnoser, Risk allowed, Duration budget, Consumer<String> progress) {
    this.diagnoser = diagnoser;
    this.allowed = allowed;
    this.budget = budget;
    this.progress = progress;
  }

  /** Diagnoses a live host. */
  public Diagnosis diagnose(Bundle bundle, Options options) {
    long end = System.nanoTime() + budget.toNanos();
    Diagnoser.Run run = diagnoser.begin(bundle, options);
    Diagnosis diagnosis = run.diagnosis();
    Set<String> done = new HashSet<>();
    Optional<Advice> next = runnable(diagnosis, done);
    while (next.isPresent() && left(end).toSeconds() >= next.get().test().seconds()) {
      Advice advice = next.get();
      done.add(advice.test().id());
      progress.accept("running: " + advice.command());
      Optional<Reading> reading = run(diagnosis, advice);
      reading.ifPresent(run::add);
      diagnosis = run.diagnosis();
      next = runnable(diagnosis, done);
    }
    return diagnosis;
  }

  private static Duration left(long end) {
    return Duration.ofNanos(end - System.nanoTime());
  }

  private Optional<Advice> runnable(Diagnosis diagnosis, Set<String> done) {
    return diagnosis.next().stream()
        .filter(a -> a.test().runner().equals("trace"))
        .filter(a -> a.test().risk().compareTo(allowed) <= 0)
        .filter(a -> !done.contains(a.test().id()))
        .findFirst();
  }

  private Optional<Reading> run(Diagnosis diagnosis, Advice advice) {
    TestPage test = advice.test();
    String pid = diagnosis.values().of(advice.about()).getOrDefault("trace-pid", "");
    if (pid.isEmpty()) {
      return Optional.empty();
    }
    TraceRunner.Outcome outcome =
        new TraceRunner().trace(Integer.parseInt(pid), Duration.ofSeconds(test.seconds()));
    outcome.failure().ifPresent(reason -> progress.accept("the trace failed: " + reason));
    return outcome.reading();
  }
}
