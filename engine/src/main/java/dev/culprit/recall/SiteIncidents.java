package dev.culprit.recall;

import dev.culprit.fact.Action;
import dev.culprit.fact.Origin;
import dev.culprit.journal.Entry;
import dev.culprit.journal.Journals;
import dev.culprit.journal.Story;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The triages of this site as past incidents. */
public final class SiteIncidents {

  private SiteIncidents() {}

  /**
   * All triages that were left in peace, newest first. Their cause is what the operator said; where
   * he said nothing it is not known, whatever was accused.
   *
   * @throws IOException when the journals cannot be read
   */
  public static List<PastIncident> read(Journals journals) throws IOException {
    List<PastIncident> incidents = new ArrayList<>();
    for (Story story : journals.outlines()) {
      Ending.of(story).ifPresent(ending -> incidents.add(of(story, ending)));
    }
    return incidents;
  }

  private static PastIncident of(Story story, Ending ending) {
    Optional<Feedback> feedback = Feedback.of(story).filter(Feedback::isConfirmed);
    Instant at = story.first("begin").map(Entry::at).orElse(null);
    return new PastIncident(
        PastIncident.Kind.JOURNAL,
        String.valueOf(story.folder().getFileName()),
        at,
        ending.host(),
        feedback.map(f -> List.of(f.cause())).orElse(List.of()),
        helped(story),
        ending.findings());
  }

  private static List<String> helped(Story story) {
    List<String> helped = new ArrayList<>();
    for (Entry entry : story.entries()) {
      if (entry.kind().equals("told")) {
        String line = entry.field("line");
        Action.told(line, new Origin("told", 1, line))
            .map(SiteIncidents::sentence)
            .ifPresent(helped::add);
      }
    }
    return helped;
  }

  /** What was done, where it helped; else null. */
  private static String sentence(Action action) {
    String object = action.object().isEmpty() ? "" : " " + action.object();
    String done = action.kind().replace('-', ' ') + object;
    return switch (action.effect()) {
      case "helped" -> done;
      case "helped-for-a-while" -> done + " (for a while)";
      default -> null;
    };
  }
}
