package dev.culprit.cli.triage;

import dev.culprit.diagnose.Diagnosis;
import dev.culprit.fact.Finding;
import dev.culprit.rank.Hypothesis;
import dev.culprit.recall.Ending;
import dev.culprit.recall.Feedback;
import dev.culprit.recall.Feedback.Was;
import dev.culprit.triage.Position;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is kept of a triage when its operator leaves: where it stood, and whether that was it. */
final class Farewell {

  private final Desk desk;
  private final Screen screen;
  private final Recorder recorder;
  private final Clock clock = Clock.systemUTC();

  Farewell(Desk desk, Screen screen, Recorder recorder) {
    this.desk = desk;
    this.screen = screen;
    this.recorder = recorder;
  }

  /**
   * Records it.
   *
   * @param ask whether somebody is there to be asked
   */
  void say(Position position, boolean ask) {
    Diagnosis diagnosis = position.diagnosis();
    String leads =
        position.leader().filter(Hypothesis::isAccused).map(h -> h.cause().id()).orElse("");
    Ending ending =
        new Ending(
            diagnosis.target().identity().hostname(),
            leads,
            diagnosis.findings().stream().map(Finding::id).collect(Collectors.toSet()),
            diagnosis.looked());
    recorder.note(ending.entry(clock.instant()));
    if (ask && !leads.isEmpty()) {
      ask(leads, diagnosis);
    }
  }

  private void ask(String leads, Diagnosis diagnosis) {
    String said =
        desk.ask("Was it " + leads + "? (y yes, n CAUSE it was another, Enter not known yet) ")
            .orElse("");
    Optional<Feedback> feedback = parse(said, leads, diagnosis.knowledge().causes());
    feedback.ifPresent(f -> recorder.note(f.entry(clock.instant())));
    if (feedback.isEmpty() && !said.isBlank()) {
      screen.say("", "That is not understood; tell it later: culprit journal was ID yes");
    }
  }

  /**
   * What an answer says; empty where it is none.
   *
   * @param leads the cause that was accused
   * @param causes those that are known
   */
  static Optional<Feedback> parse(String answer, String leads, Map<String, ?> causes) {
    String[] words = answer.strip().toLowerCase(Locale.ROOT).split("\\s+", 2);
    String cause = words.length > 1 ? words[1].replaceFirst("^it was ", "").strip() : "";
    return switch (words[0]) {
      case "y", "yes" -> Optional.of(new Feedback(Was.YES, leads));
      case "n", "no" ->
          cause.isEmpty() || causes.containsKey(cause)
              ? Optional.of(new Feedback(Was.NO, cause))
              : Optional.empty();
      case "unknown" -> Optional.of(new Feedback(Was.UNKNOWN, ""));
      default -> Optional.empty();
    };
  }
}
