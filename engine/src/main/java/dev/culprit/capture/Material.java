package dev.culprit.capture;

import dev.culprit.source.Content;
import dev.culprit.source.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What is known of an incident that is over.
 *
 * @param origin where it comes from: a journal's id or a bundle's name
 * @param readings what was read, in memory
 * @param symptom what the users said, or ""
 */
public record Material(String origin, List<Reading> readings, String symptom) {

  /** More of one reading is not taken into memory; what proves something stands before it. */
  static final int MOST_BYTES = 16 << 20;

  /** How what was told is named. */
  private static final String TOLD = "told";

  /** Copies the list. */
  public Material {
    readings = List.copyOf(readings);
  }

  /**
   * Takes readings into memory, so that they can be cut again and again.
   *
   * @throws IOException when one cannot be read
   */
  public static Material of(String origin, List<Reading> readings, String symptom)
      throws IOException {
    List<Reading> kept = new ArrayList<>();
    StringBuilder told = new StringBuilder();
    for (Reading reading : readings) {
      try (InputStream in = reading.content().open()) {
        byte[] bytes = in.readNBytes(MOST_BYTES);
        if (isTold(reading)) {
          told.append(new String(bytes, StandardCharsets.UTF_8));
        } else {
          kept.add(reading.with(Content.of(bytes)));
        }
      }
    }
    Material read = new Material(origin, kept, symptom);
    return told.length() == 0 ? read : read.told(told.toString());
  }

  /** The same with lines that the operator tells, as a triage would record them. */
  public Material told(String lines) {
    List<Reading> more = new ArrayList<>();
    StringBuilder all = new StringBuilder();
    for (Reading reading : readings) {
      if (isTold(reading)) {
        all.append(Reduction.text(reading));
      } else {
        more.add(reading);
      }
    }
    all.append(lines).append(lines.endsWith("\n") ? "" : "\n");
    more.add(new Reading(TOLD + ".txt", "", "", 0, Content.of(all.toString())));
    return new Material(origin, more, symptom);
  }

  private static boolean isTold(Reading reading) {
    return reading.path().equals(TOLD) || reading.path().equals(TOLD + ".txt");
  }

  /** The same without what was told. */
  public Material untold() {
    return new Material(origin, readings.stream().filter(r -> !isTold(r)).toList(), symptom);
  }

  /** Changes all readings together. */
  @FunctionalInterface
  public interface Change {
    /** The changed readings, in their order. */
    List<Reading> of(List<Reading> readings) throws IOException;
  }

  /**
   * The same without names and secrets.
   *
   * @param all gives readings without them
   * @param text gives a text without those that were in the readings
   */
  public Material redacted(Change all, UnaryOperator<String> text) throws IOException {
    // in memory, so that not every diagnosis hides the same names again
    return of(text.apply(origin), all.of(readings), text.apply(symptom));
  }
}
