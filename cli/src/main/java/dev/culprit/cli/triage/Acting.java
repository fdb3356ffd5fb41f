package dev.culprit.cli.triage;

import dev.culprit.advise.ServiceManagers;
import dev.culprit.cli.triage.Session.Outcome;
import dev.culprit.knowledge.Remedy;
import dev.culprit.rank.Hypothesis;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs a remedy of the cause that is worked on: on a typed yes, and the evidence is saved first.
 */
final class Acting {

  private final Sitting sitting;
  private final Saving saving;

  Acting(Sitting sitting, Saving saving) {
    this.sitting = sitting;
    this.saving = saving;
  }

  /** Shows a containing step with its risk, and runs it when somebody agrees. */
  Outcome contain(String number) {
    return act(number, true);
  }

  /** The same for a lasting one. */
  Outcome fix(String number) {
    return act(number, false);
  }

  private Outcome act(String number, boolean contains) {
    Optional<Hypothesis> first = sitting.leader();
    if (first.isEmpty()) {
      return sitting.wrong("There is no cause yet to do something about.");
    }
    List<Remedy> all = contains ? first.get().cause().contain() : first.get().cause().fix();
    int index = number.isEmpty() ? 1 : number.matches("\\d{1,2}") ? Integer.parseInt(number) : 0;
    if (index < 1 || index > all.size()) {
      return sitting.wrong("There is no such step; m lists them.");
    }
    return act(first.get(), all.get(index - 1), contains);
  }

  private Outcome act(Hypothesis hypothesis, Remedy step, boolean contains) {
    Map<String, String> values = sitting.values(hypothesis);
    Remedy filled = ServiceManagers.filled(step, values);
    Remedies.show(sitting.screen(), filled);
    if (!sitting.here()) {
      return sitting.wrong("This is not the host in question.");
    }
    if (contains && !savedOrWaived()) {
      return sitting.wrong("Not run.");
    }
    Remedies.Ready ready = Remedies.ready(step, values);
    if (ready.job().isEmpty()) {
      return sitting.wrong("Culprit does not run it: " + ready.obstacle() + ". It is for you.");
    }
    if (!sitting.yes("Type yes to run it: ")) {
      return sitting.wrong("Not run.");
    }
    run(hypothesis, filled.command(), ready);
    return Outcome.SHOWN;
  }

  /** A restart destroys what would prove the cause; whoever has no time for that says so. */
  private boolean savedOrWaived() {
    sitting.screen().say("", "This may destroy what proves the cause; it is saved in seconds.");
    if (!sitting.yes("Type yes to save the evidence first: ")) {
      return true;
    }
    return saving.saved() || sitting.yes("Type yes to go on without it: ");
  }

  private void run(Hypothesis hypothesis, String command, Remedies.Ready ready) {
    List<String> notes = sitting.desk().interruptibly(ready::run);
    notes.forEach(n -> sitting.screen().say("   ", n));
    sitting
        .recorder()
        .note(
            "remedy",
            Map.of(
                "cause",
                hypothesis.cause().id(),
                "command",
                command,
                "consent",
                "typed yes",
                "notes",
                String.join("\n", notes)),
            List.of());
    sitting
        .screen()
        .say(
            "",
            "v verifies whether it is gone. Record with d what came of it, such as: restarted"
                + " php-fpm: helped for a while");
  }
}
