package dev.culprit.recall;

import dev.culprit.journal.Entry;
import dev.culprit.journal.Journals;
import dev.culprit.journal.Story;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The triages of this site as past incidents. */
public final class SiteIncidents {

  private static final Pattern ACTION =
      Pattern.compile("action (\\S+?)(?: (.+))?: (helped|helped-for-a-while)");

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
      Matcher action = ACTION.matcher(entry.field("line"));
      if (entry.kind().equals("told") && action.matches()) {
        String object = action.group(2) == null ? "" : " " + action.group(2);
        String how = action.group(3).equals("helped") ? "" : " (for a while)";
        helped.add(action.group(1).replace('-', ' ') + object + how);
      }
    }
    return helped;
  }
}
