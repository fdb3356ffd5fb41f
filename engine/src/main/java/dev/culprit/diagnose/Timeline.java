package dev.culprit.diagnose;

import dev.culprit.diagnose.Diagnosis.Event;
import dev.culprit.fact.LogTally;
import dev.culprit.fact.Observation;
import dev.culprit.fact.PackageChange;
import dev.culprit.knowledge.Knowledge;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Changes and the first sight of each symptom, oldest first. */
final class Timeline {

  /** Events that are kept; of more the oldest go. */
  private static final int MAX_EVENTS = 60;

  private Timeline() {}

  static List<Event> of(List<Observation> observations, Knowledge knowledge) {
    var signatures = knowledge.signaturesById();
    List<Event> events = new ArrayList<>();
    for (Observation observation : observations) {
      if (observation instanceof PackageChange change && !change.action().equals("install")) {
        events.add(
            new Event(
                change.at(),
                change.action() + " " + change.name() + versions(change),
                "change",
                change.origin().source()));
      } else if (observation instanceof LogTally log
          && log.first() != null
          && signatures.containsKey(log.signature())
          && signatures.get(log.signature()).isTrouble()) {
        events.add(
            new Event(
                log.first(),
                "first of " + log.count() + ": " + log.origin().text(),
                "symptom",
                log.origin().source()));
      }
    }
    events.sort(Comparator.comparing(Event::at).thenComparing(Event::what));
    return List.copyOf(events.subList(Math.max(0, events.size() - MAX_EVENTS), events.size()));
  }

  private static String versions(PackageChange change) {
    return change.from().isEmpty() ? "" : " " + change.from() + " to " + change.to();
  }
}
