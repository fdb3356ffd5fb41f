package dev.culprit.recall;

import dev.culprit.journal.Entry;
import dev.culprit.journal.Story;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the operator said after a triage: was this it?
 *
 * @param was whether the first cause was it, another one, or nobody knows yet
 * @param cause what it was; "" where nobody knows
 */
public record Feedback(Was was, String cause) {

  private static final String KIND = "feedback";

  /** The three answers. */
  public enum Was {
    YES,
    NO,
    UNKNOWN;

    /** The word in a journal. */
    String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** Whether it says what the cause was. */
  public boolean isConfirmed() {
    return was != Was.UNKNOWN && !cause.isEmpty();
  }

  /** The entry that keeps it beside the journal; a later one stands for all before it. */
  public Entry entry(Instant at) {
    return new Entry(KIND, at, Map.of("was", was.word(), "cause", cause), List.of());
  }

  /** What was said last about a triage. */
  public static Optional<Feedback> of(Story story) {
    return story
        .last(KIND)
        .map(
            e ->
                switch (e.field("was")) {
                  case "yes" -> new Feedback(Was.YES, e.field("cause"));
                  case "no" -> new Feedback(Was.NO, e.field("cause"));
                  default -> new Feedback(Was.UNKNOWN, "");
                });
  }
}
