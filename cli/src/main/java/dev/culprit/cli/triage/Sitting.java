package dev.culprit.cli.triage;

import dev.culprit.cli.triage.Session.Outcome;
import dev.culprit.rank.Hypothesis;
import dev.culprit.triage.Input;
import dev.culprit.triage.Position;
import dev.culprit.triage.Triage;
import java.util.Map;
import java.util.Optional;

/**
 * One triage and the operator who sits over it: what every step needs.
 *
 * @param here whether commands may run on this host, since it is the one in question
 */
record Sitting(Triage triage, Desk desk, Screen screen, Recorder recorder, boolean here) {

  /** Where it stands. */
  Position position() {
    return triage.position();
  }

  /** The hypothesis that is worked on. */
  Optional<Hypothesis> leader() {
    return triage.position().leader();
  }

  /** Values for the templates of a hypothesis. */
  Map<String, String> values(Hypothesis hypothesis) {
    return position().diagnosis().values().of(hypothesis.subject());
  }

  /** Takes an input: into the journal first, then into the triage, and says what it changed. */
  Outcome take(Input input, Map<String, String> fields) {
    recorder.input(input, fields);
    Position before = triage.position();
    screen.moved(before, triage.take(input));
    return Outcome.MOVED;
  }

  /** Says what is wrong about a key. */
  Outcome wrong(String text) {
    screen.say("", text);
    return Outcome.WRONG;
  }

  /** Whether somebody types yes, and nothing else. */
  boolean yes(String prompt) {
    return desk.ask(prompt).map(a -> a.strip().equals("yes")).orElse(false);
  }
}
