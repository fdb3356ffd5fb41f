package dev.culprit.cli.triage;

import dev.culprit.cli.Verifier;
import dev.culprit.cli.Verifier.Verified;
import dev.culprit.cli.render.VerifyRenderer;
import dev.culprit.cli.triage.Session.Outcome;
import dev.culprit.diagnose.Diagnoser;
import dev.culprit.gauge.Call;
import dev.culprit.rank.Hypothesis;
import dev.culprit.verify.Check;
import dev.culprit.verify.Earlier;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Looks whether what carried the diagnosis is still there, under load where a path is named. */
final class Verifying {

  private final Sitting sitting;
  private final Verifier verifier;

  Verifying(Sitting sitting, Diagnoser diagnoser) {
    this.sitting = sitting;
    this.verifier = new Verifier(diagnoser, step -> sitting.screen().say("   ", step));
  }

  /**
   * Verifies.
   *
   * @param load an address or a command to call, or ""
   */
  Outcome verify(String load) {
    Optional<Hypothesis> leader = sitting.leader();
    if (leader.isEmpty()) {
      return sitting.wrong("There is no cause yet to look for again.");
    }
    if (!sitting.here()) {
      return sitting.wrong("This is not the host in question: culprit verify does it there.");
    }
    try {
      Call call = load.isEmpty() ? null : Verifier.call(load);
      Earlier earlier = Earlier.of(sitting.position().diagnosis(), leader.get());
      Optional<Verified> verified = sitting.desk().interruptibly(() -> look(earlier, call));
      if (verified.isEmpty()) {
        return sitting.wrong("Nothing was verified: it was interrupted.");
      }
      tell(earlier, verified.get(), load);
      return Outcome.SHOWN;
    } catch (IllegalArgumentException e) {
      return sitting.wrong("That cannot be called: " + e.getMessage());
    }
  }

  private Optional<Verified> look(Earlier earlier, Call call) {
    try {
      return Optional.of(verifier.verify(earlier, call, Verifier.CALLS, Verifier.RATE));
    } catch (InterruptedException e) {
      return Optional.empty();
    }
  }

  private void tell(Earlier earlier, Verified verified, String load) {
    sitting.desk().line("");
    Looks.print(
        sitting.desk(),
        out -> new VerifyRenderer(earlier, verified.outcome(), verified.load()).text(out));
    String state = verified.outcome().state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    String checks =
        verified.outcome().checks().stream().map(Verifying::line).collect(Collectors.joining("\n"));
    sitting
        .recorder()
        .note(
            "verified",
            Map.of("cause", earlier.cause(), "state", state, "load", load, "notes", checks),
            List.of());
  }

  private static String line(Check check) {
    return check.finding() + ": " + check.because();
  }
}
