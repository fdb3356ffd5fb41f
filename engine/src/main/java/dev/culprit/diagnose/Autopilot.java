package dev.culprit.diagnose;

import dev.culprit.advise.Advice;
import dev.culprit.knowledge.TestPage.Risk;
import dev.culprit.source.Bundle;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Runs suggested tests by itself, up to an allowed risk and within a time, and diagnoses anew after
 * each. It never restarts, reloads or changes anything: it only runs tests, which are bounded and
 * leave nothing behind, and never a remedy.
 */
public final class Autopilot {

  private static final Pattern KERNEL_LOG = Pattern.compile("dmesg\\b|journalctl -k\\b");

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
    boolean root = System.getProperty("user.name").equals("root");
    Diagnoser.Run run = diagnoser.begin(bundle, options);
    Diagnosis diagnosis = run.diagnosis();
    long end = System.nanoTime() + budget.toNanos();
    Set<String> done = new HashSet<>();
    Optional<Advice> next = runnable(diagnosis, done, root, end);
    while (next.isPresent()) {
      Advice advice = next.get();
      Diagnosis known = diagnosis;
      done.add(advice.test().id());
      progress.accept("running: " + advice.command());
      TestRun.Result result = prepared(diagnosis, advice, root).run();
      result.notes().forEach(progress);
      result.readings().stream().filter(r -> isOurs(r.command(), known)).forEach(run::add);
      diagnosis = run.diagnosis();
      next = runnable(diagnosis, done, root, end);
    }
    return diagnosis;
  }

  /**
   * Whether a command tells of this host: in a container the kernel's messages are those of the
   * whole machine, and its neighbours' troubles are none of its own.
   */
  private static boolean isOurs(String command, Diagnosis known) {
    return !KERNEL_LOG.matcher(command).lookingAt()
        || known.skipped().stream().noneMatch(s -> s.source().equals("/dev/kmsg"));
  }

  private static TestRun prepared(Diagnosis diagnosis, Advice advice, boolean root) {
    return TestRun.of(advice, diagnosis.values().of(advice.about()), root);
  }

  private Optional<Advice> runnable(Diagnosis diagnosis, Set<String> done, boolean root, long end) {
    long left = Duration.ofNanos(end - System.nanoTime()).toSeconds();
    return diagnosis.next().stream()
        .filter(a -> !done.contains(a.test().id()) && left >= a.test().seconds())
        .filter(a -> isOurs(a.command(), diagnosis))
        .filter(
            a -> {
              TestRun test = prepared(diagnosis, a, root);
              return test.obstacle().isEmpty() && test.risk().compareTo(allowed) <= 0;
            })
        .findFirst();
  }
}
