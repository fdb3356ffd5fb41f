package dev.culprit.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a bundle handed over, for tests. */
record Seen(List<Reading> readings, List<Skipped> skipped) {

  static Seen of(Bundle bundle) {
    Seen seen = new Seen(new ArrayList<>(), new ArrayList<>());
    bundle.readings(seen.readings::add, seen.skipped::add);
    return seen;
  }

  List<String> paths() {
    return readings.stream().map(Reading::path).toList();
  }

  Reading at(String path) {
    return readings.stream()
        .filter(reading -> reading.path().equals(path))
        .findFirst()
        .orElseThrow();
  }

  String text(String path) {
    return text(at(path));
  }

  static String text(Reading reading) {
    try (Lines lines = Lines.of(reading)) {
      return String.join("\n", lines.rest());
    }
  }

  Optional<String> reason(String source) {
    return skipped.stream()
        .filter(one -> one.source().equals(source))
        .map(Skipped::reason)
        .findFirst();
  }
}
