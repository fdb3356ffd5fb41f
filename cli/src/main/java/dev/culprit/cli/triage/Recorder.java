package dev.culprit.cli.triage;

import dev.culprit.journal.Entry;
import dev.culprit.journal.Journal;
import dev.culprit.source.Reading;
import dev.culprit.triage.Input;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Writes what happens into the journal before anybody sees what comes of it. */
final class Recorder {

  private final Journal journal;
  private final Clock clock;
  private String told = "";

  Recorder(Journal journal, Clock clock) {
    this.journal = journal;
    this.clock = clock;
  }

  /** The journal's folder name, by which it is resumed. */
  String id() {
    return String.valueOf(journal.folder().getFileName());
  }

  /** Where the journal lies. */
  String place() {
    return journal.folder().toString();
  }

  /** An input, with who consented to it and how it went. */
  void input(Input input, Map<String, String> fields) {
    Map<String, String> all = new java.util.TreeMap<>(fields);
    all.put("test", input.test());
    String kind;
    List<Reading> readings = input.readings();
    if (input instanceof Input.Ran) {
      kind = "ran";
    } else if (input instanceof Input.Pasted) {
      kind = "pasted";
    } else if (input instanceof Input.Told said) {
      kind = "told";
      all.put("line", said.line());
      readings = List.of();
    } else if (input instanceof Input.Chosen problem) {
      kind = "chosen";
      all.put("cause", problem.cause());
    } else {
      kind = "skipped";
    }
    journal.add(new Entry(kind, clock.instant(), all, readings));
  }

  /** Anything else that is to be remembered. */
  void note(String kind, Map<String, String> fields, List<Reading> readings) {
    journal.add(new Entry(kind, clock.instant(), fields, readings));
  }

  /** Anything else that is to be remembered, in the form that its readers know. */
  void note(Entry entry) {
    journal.add(entry);
  }

  /** Why the journal is not written, once for each reason; "" when there is nothing new to say. */
  String trouble() {
    String now = journal.failure().orElse("");
    String fresh = now.equals(told) ? "" : now;
    told = now;
    return fresh;
  }

  /** Why something is still not written; "" when all is. */
  String unsaved() {
    return journal.failure().orElse("");
  }

  void close() {
    journal.close();
  }
}
