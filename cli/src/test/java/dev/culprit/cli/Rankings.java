package dev.culprit.cli;

import dev.culprit.diagnose.Options;
import dev.culprit.source.Bundle;
import dev.culprit.source.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** What readings come to, and what they say, so that two sets of them can be compared. */
final class Rankings {

  private Rankings() {}

  /** The causes with their probabilities, best first. */
  static List<String> of(Base base, List<Reading> readings) throws IOException {
    return base
        .diagnoser()
        .diagnose(Bundle.of("readings", readings), Options.NONE)
        .hypotheses()
        .stream()
        .map(h -> String.format(Locale.ROOT, "%s %.2f", h.cause().id(), h.probability()))
        .toList();
  }

  /** All readings as one text. */
  static String text(List<Reading> readings) throws IOException {
    StringBuilder text = new StringBuilder();
    for (Reading reading : readings) {
      try (InputStream in = reading.content().open()) {
        text.append(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1)).append('\n');
      }
    }
    return text.toString();
  }
}
