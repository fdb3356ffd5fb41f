package dev.culprit.diagnose;

import dev.culprit.source.Reading;
import dev.culprit.source.SkipLog;
import java.util.ArrayList;
import java.util.List;

/** What some pieces of a bundle told, kept apart until it is their turn. */
final class Outcome {

  /**
   * Something for the log scanner.
   *
   * @param rows whether it is only what a parser did not understand
   */
  private record ForLogs(Reading reading, boolean rows) {}

  private final Collected collected = new Collected();
  private final List<ForLogs> logs = new ArrayList<>();

  /** What the pieces brought. */
  Collected collected() {
    return collected;
  }

  /** Keeps a log, or what nobody else knows; it is opened again when it is scanned. */
  void takeLog(Reading reading) {
    logs.add(new ForLogs(reading.lasting(), false));
  }

  /** Keeps rows that were not understood of a reading that is covered otherwise. */
  void takeRows(Reading rows) {
    logs.add(new ForLogs(rows, true));
  }

  /** Adds what came after it. */
  void add(Outcome later, SkipLog skips) {
    collected.add(later.collected);
    later.collected.skipped().forEach(skips::add);
    logs.addAll(later.logs);
  }

  /** Adds everything to what was read before. */
  void addTo(Collected all, Logs scanner) {
    all.add(collected);
    all.skipped().addAll(collected.skipped());
    for (ForLogs one : logs) {
      if (one.rows()) {
        scanner.takeRows(one.reading());
      } else {
        scanner.take(one.reading());
      }
    }
  }
}
