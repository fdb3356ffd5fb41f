package dev.culprit.cli.triage;

import dev.culprit.advise.ServiceManagers;
import dev.culprit.knowledge.Remedy;
import dev.culprit.run.Job;
import dev.culprit.run.JobRunner;
import dev.culprit.run.NeedsShellException;
import dev.culprit.run.Plan;
import dev.culprit.run.Safety;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What to do about a cause: shown with risk and undo, and run only when somebody typed yes. */
final class Remedies {

  /** A restart may take its time. */
  private static final Duration TIME = Duration.ofMinutes(2);

  private Remedies() {}

  /**
   * A remedy that can be run, or not.
   *
   * @param obstacle why only a person may run it, or ""
   */
  record Ready(Optional<Job> job, String obstacle) {

    /** Runs it, and says how each of its commands ended. */
    List<String> run() {
      JobRunner.Outcome outcome = new JobRunner(TIME).run(job.orElseThrow());
      return outcome.printed().stream()
          .map(p -> p.command() + ": " + (p.say().isEmpty() ? "exit code " + p.exit() : p.say()))
          .toList();
    }
  }

  /** Makes a remedy ready. */
  static Ready ready(Remedy remedy, Map<String, String> values) {
    String template = ServiceManagers.adapted(remedy.command(), values);
    if (template.isEmpty()) {
      return new Ready(Optional.empty(), "it is no command here");
    }
    try {
      Plan plan = Plan.of(template);
      Optional<Job> job = plan.fill(values);
      if (job.isEmpty()) {
        return new Ready(job, "a value in it is not known");
      }
      for (Safety.Verdict verdict :
          List.of(Safety.BUILT_IN.judge(plan), Safety.BUILT_IN.judge(job.get()))) {
        if (verdict.kind() == Safety.Kind.NEVER) {
          return new Ready(Optional.empty(), verdict.why());
        }
      }
      return new Ready(job, "");
    } catch (NeedsShellException e) {
      return new Ready(Optional.empty(), e.getMessage());
    }
  }

  /** Shows one whose values are filled in, with its risk and the way back. */
  static void show(Screen screen, Remedy remedy) {
    screen.say("   ", remedy.what() + ".");
    if (!remedy.command().isEmpty()) {
      screen.command("#", remedy.command());
    }
    if (!remedy.risk().isEmpty()) {
      screen.say("   risk: ", remedy.risk());
    }
    if (!remedy.undo().isEmpty()) {
      screen.say("   undo: ", remedy.undo());
    }
  }
}
