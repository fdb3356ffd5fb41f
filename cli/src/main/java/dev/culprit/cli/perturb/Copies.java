package dev.culprit.cli.perturb;

import dev.culprit.source.Bundle;
import dev.culprit.source.Content;
import dev.culprit.source.Reading;
import dev.culprit.source.ReadingName;
import dev.culprit.source.ReadingNames;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;

/** Copies of readings in memory, as they are or changed. */
public final class Copies {

  private Copies() {}

  /**
   * All readings of a bundle, in its order; they stay when it is closed.
   *
   * @throws UncheckedIOException when one cannot be read
   */
  public static List<Reading> of(Bundle bundle) {
    List<Reading> copies = new ArrayList<>();
    bundle.readings(reading -> copies.add(with(reading, text(reading))), skipped -> {});
    return copies;
  }

  /** A reading's text, a character for each byte. */
  static String text(Reading reading) {
    try (InputStream in = reading.content().open()) {
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same reading with another text. */
  static Reading with(Reading reading, String text) {
    return new Reading(
        reading.path(),
        reading.command(),
        reading.file(),
        reading.sample(),
        reading.lineOffset(),
        Content.of(text.getBytes(StandardCharsets.ISO_8859_1)));
  }

  /** A log that a bundle would hold at this path. */
  static Reading log(String path, String text) {
    ReadingName name = new ReadingNames(List.of(path)).of(path);
    Reading empty = new Reading(path, name.command(), name.file(), name.sample(), Content.of(""));
    return with(empty, text);
  }

  /**
   * The same reading with its text, its path, its command and its file changed alike.
   *
   * @param change takes the file that a text is a copy of, or "", and the text
   */
  static Reading changed(Reading reading, BinaryOperator<String> change) {
    Reading renamed =
        new Reading(
            change.apply("", reading.path()),
            change.apply("", reading.command()),
            change.apply("", reading.file()),
            reading.sample(),
            reading.lineOffset(),
            reading.content());
    return with(renamed, change.apply(reading.file(), text(reading)));
  }
}
