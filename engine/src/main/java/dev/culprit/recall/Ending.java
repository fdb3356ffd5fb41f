package dev.culprit.recall;

import dev.culprit.journal.Entry;
import dev.culprit.journal.Story;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where a triage stood when its operator left: kept in its journal, so that nobody has to replay it
 * to know.
 *
 * @param host the host's name, or ""
 * @param leads the cause that was accused before all others, or ""
 * @param findings what showed
 * @param looked the kinds of readings that were there, as finding pages name them
 */
public record Ending(String host, String leads, Set<String> findings, Set<String> looked) {

  /** The kind of its entry. */
  public static final String KIND = "left";

  /** Copies both. */
  public Ending {
    findings = Set.copyOf(findings);
    looked = Set.copyOf(looked);
  }

  /** The entry that keeps it. */
  public Entry entry(Instant at) {
    return new Entry(KIND, at, fields(), List.of());
  }

  private Map<String, String> fields() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("host", host);
    fields.put("leads", leads);
    fields.put("findings", String.join(" ", new TreeSet<>(findings)));
    fields.put("looked", String.join(" ", new TreeSet<>(looked)));
    return fields;
  }

  /** Where a triage stood last; empty where it was not left in peace. */
  public static Optional<Ending> of(Story story) {
    return story
        .last(KIND)
        .filter(e -> !e.field("findings").isEmpty() || !e.field("looked").isEmpty())
        .map(
            e ->
                new Ending(
                    e.field("host"),
                    e.field("leads"),
                    Listed.words(e.field("findings"), " "),
                    Listed.words(e.field("looked"), " ")));
  }
}
