package dev.culprit.diagnose;

import dev.culprit.diagnose.Diagnosis.Event;
import dev.culprit.fact.HostChange;
import dev.culprit.fact.LogTally;
import dev.culprit.fact.Observation;
import dev.culprit.fact.PackageChange;
import dev.culprit.knowledge.Knowledge;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Changes and the first sight of each symptom, oldest first. */
final class Timeline {

  /** Events that are kept; of more the oldest go. */
  private static final int MAX_EVENTS = 60;

  private static final Duration ONCE = Duration.ofMinutes(5);

  private Timeline() {}

  static List<Event> of(List<Observation> observations, List<?> facts, Knowledge knowledge) {
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
    for (Object fact : facts) {
      if (fact instanceof HostChange change) {
        events.add(new Event(change.at(), change.what(), "change", change.origin().source()));
      }
    }
    events.sort(Comparator.comparing(Event::at).thenComparing(Event::what));
    forgetRepeats(events);
    return List.copyOf(events.subList(Math.max(0, events.size() - MAX_EVENTS), events.size()));
  }

  /** The package manager and its front end log the same change, some seconds apart. */
  private static void forgetRepeats(List<Event> events) {
    Map<String, Instant> seen = new HashMap<>();
    events.removeIf(
        event -> {
          Instant before = seen.put(event.what(), event.at());
          return before != null && Duration.between(before, event.at()).compareTo(ONCE) < 0;
        });
  }

  private static String versions(PackageChange change) {
    String to = change.to().isEmpty() ? "" : " to " + change.to();
    return change.from().isEmpty() ? "" : " " + change.from() + to;
  }
}
