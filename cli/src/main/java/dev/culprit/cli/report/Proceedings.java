package dev.culprit.cli.report;

import dev.culprit.journal.Entry;
import dev.culprit.journal.Story;
import java.util.ArrayList;
import java.util.List;

/** What a report tells of the triage that led to it. */
final class Proceedings {

  private final Story story;
  private final ReportTimes times;

  /** Of the journal of a triage. */
  Proceedings(Story story, ReportTimes times) {
    this.story = story;
    this.times = times;
  }

  /** What was done, and what came of it. */
  List<Report.Event> actions() {
    List<Report.Event> actions = new ArrayList<>();
    for (Entry e : story.entries()) {
      switch (e.kind()) {
        case "told" -> actions.add(event(e, "told", e.field("line")));
        case "remedy" -> actions.add(event(e, "remedy", e.field("command")));
        case "evidence" -> actions.add(event(e, "evidence saved", e.field("place")));
        case "verified" ->
            actions.add(event(e, "verified", e.field("cause") + ": " + e.field("state")));
        default -> {
          // commands have a table of their own
        }
      }
    }
    return actions;
  }

  private Report.Event event(Entry entry, String kind, String what) {
    return new Report.Event(times.text(entry.at()), kind, what, "journal");
  }

  /** What ran, by whose consent. */
  List<Report.Look> looks() {
    List<Report.Look> looks = new ArrayList<>();
    for (Entry e : story.entries()) {
      if (e.kind().equals("ran") || e.kind().equals("pasted")) {
        String what = e.field("command").isEmpty() ? e.field("test") : e.field("command");
        String consent = e.field("consent");
        String note = consent.isEmpty() ? e.kind() : "consent: " + consent;
        looks.add(new Report.Look(times.text(e.at()), what, note));
      }
    }
    return looks;
  }

  /** Whether a step of a remedy was taken. */
  boolean isDone(String phase, String command) {
    return story.entries().stream()
        .anyMatch(
            e ->
                (e.kind().equals("remedy")
                        && !command.isEmpty()
                        && e.field("command").equals(command)
                        && !e.field("consent").equals("no"))
                    || (phase.equals("verify")
                        && e.kind().equals("verified")
                        && e.field("state").equals("gone")));
  }
}
