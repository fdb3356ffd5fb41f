package dev.culprit.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What a bundle handed over, for tests. */
final class Gathered {

  final List<Reading> readings = new ArrayList<>();
  final List<Skipped> skipped = new ArrayList<>();

  static Gathered of(Bundle bundle) {
    Gathered gathered = new Gathered();
    bundle.readings(gathered.readings::add, gathered.skipped::add);
    return gathered;
  }

  /** The first sample of a file; "" if there is none. */
  String file(String file) {
    return file(file, 0);
  }

  String file(String file, int sample) {
    return readings.stream()
        .filter(reading -> reading.file().equals(file) && reading.sample() == sample)
        .findFirst()
        .map(Gathered::text)
        .orElse("");
  }

  String command(String command) {
    return readings.stream()
        .filter(reading -> reading.command().equals(command) && reading.sample() == 0)
        .findFirst()
        .map(Gathered::text)
        .orElse("");
  }

  /** The reason why {@code source} was skipped; "" if it was not. */
  String reason(String source) {
    return skipped.stream()
        .filter(skip -> skip.source().equals(source))
        .findFirst()
        .map(Skipped::reason)
        .orElse("");
  }

  static String text(Reading reading) {
    try (InputStream in = reading.content().open()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
