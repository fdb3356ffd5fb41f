package dev.culprit.triage;

import dev.culprit.diagnose.Diagnoser;
import dev.culprit.diagnose.Diagnosis;
import dev.culprit.diagnose.Options;
import dev.culprit.source.Bundle;
import dev.culprit.source.Reading;
import dev.culprit.source.Skipped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One triage as a state machine: a base that was read once, and inputs taken one after another. The
 * same base and inputs give the same position, so that a triage is replayed from its journal. It
 * runs nothing, asks nobody and prints nothing.
 */
public final class Triage {

  private final Diagnoser diagnoser;
  private final Bundle bundle;
  private final Options options;
  private final List<Reading> base = new ArrayList<>();
  private final List<Skipped> unread = new ArrayList<>();
  private final List<Reading> readings = new ArrayList<>();
  private final Set<String> done = new HashSet<>();
  private String chosen = "";
  private Diagnoser.Run run;
  private Position position;

  /**
   * Reads the base, which must stay open as long as the triage is used.
   *
   * @param bundle this host, or what was saved of one
   */
  public Triage(Diagnoser diagnoser, Bundle bundle, Options options) {
    this.diagnoser = diagnoser;
    this.bundle = bundle;
    this.options = options;
    bundle.readings(reading -> base.add(reading.lasting()), unread::add);
    readings.addAll(base);
    begin();
  }

  private void begin() {
    run = diagnoser.begin(new KeptBundle(bundle, List.copyOf(readings), unread), options);
    run.choose(chosen);
    stand();
  }

  private void stand() {
    var diagnosis = run.diagnosis();
    position =
        new Position(
            diagnosis,
            diagnosis.advice().stream().filter(a -> !done.contains(a.test().id())).toList(),
            chosen);
  }

  /** Where it stands. */
  public Position position() {
    return position;
  }

  /** What was read before the first input. */
  public List<Reading> base() {
    return List.copyOf(base);
  }

  /** What of the base could not be read. */
  public List<Skipped> unread() {
    return List.copyOf(unread);
  }

  /** Everything that it knows now: the base with what was taken, without what was replaced. */
  public List<Reading> readings() {
    return List.copyOf(readings);
  }

  /** Whether the base is the running host. */
  public boolean live() {
    return bundle.live();
  }

  /** Takes one input. A newer reading of a source takes the place of all older ones. */
  public Position take(Input input) {
    if (!input.test().isEmpty()) {
      done.add(input.test());
    }
    if (input instanceof Input.Chosen problem) {
      chosen = problem.cause();
      run.choose(chosen);
    }
    boolean replaced = false;
    for (Reading fresh : input.readings()) {
      replaced |= readings.removeIf(old -> replaces(fresh, old, input));
    }
    readings.addAll(input.readings());
    if (replaced) {
      begin();
      return position;
    }
    input.readings().forEach(run::add);
    stand();
    return position;
  }

  /** Who would read some readings, and how much of them; nothing is taken. */
  public List<Diagnosis.SourceRead> look(List<Reading> some) {
    return diagnoser.begin(Bundle.of("looked at", some), options).diagnosis().coverage();
  }

  /** Of the same source, and not another sample of the same input. */
  private static boolean replaces(Reading fresh, Reading old, Input input) {
    if (input.readings().contains(old)) {
      return false;
    }
    boolean named = !fresh.command().isEmpty() || !fresh.file().isEmpty();
    return named && fresh.command().equals(old.command()) && fresh.file().equals(old.file());
  }
}
