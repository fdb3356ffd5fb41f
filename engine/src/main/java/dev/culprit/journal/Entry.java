package dev.culprit.journal;

import dev.culprit.source.Reading;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One line of a journal.
 *
 * @param kind {@code begin}, {@code base}, {@code ran}, {@code pasted}, {@code told}, {@code
 *     chosen}, {@code skipped}, {@code evidence}, {@code remedy}, {@code verified}, {@code left},
 *     {@code feedback}, {@code feedback}
 * @param fields what is to be said of it, by name
 * @param readings what it gave to read
 */
public record Entry(String kind, Instant at, Map<String, String> fields, List<Reading> readings) {

  /** Copies both. */
  public Entry {
    fields = Map.copyOf(fields);
    readings = List.copyOf(readings);
  }

  /** A field, or "". */
  public String field(String name) {
    return fields.getOrDefault(name, "");
  }
}
