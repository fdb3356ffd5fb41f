package dev.culprit.cli;

import dev.culprit.journal.Entry;
import dev.culprit.journal.Story;
import dev.culprit.redact.PseudonymFile;
import dev.culprit.redact.Redactor;
import dev.culprit.source.Bundle;
import dev.culprit.source.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What one command writes, with pseudonyms where {@code --redact} wishes them. */
public final class Hidden {

  /** Everything as it is. */
  public static final Hidden NOTHING = new Hidden(Optional.empty(), null);

  private final Optional<Redactor> redactor;
  private final Path map;

  /**
   * With pseudonyms, or without.
   *
   * @param map where it is kept who got which, or null
   */
  Hidden(Optional<Redactor> redactor, Path map) {
    this.redactor = redactor;
    this.map = map;
  }

  /** Whether anything is hidden. */
  boolean isWished() {
    return redactor.isPresent();
  }

  /** The same text, or what may be shown of it. */
  public String text(String text) {
    return redactor.map(r -> r.text(text)).orElse(text);
  }

  /** The same bundle, or what may be shown of it. */
  public Bundle bundle(Bundle bundle) {
    return redactor.map(r -> r.bundle(bundle)).orElse(bundle);
  }

  /** Learns the names in a text. */
  void learn(String text) {
    redactor.ifPresent(r -> r.learn(text));
  }

  /**
   * Learns the names in readings.
   *
   * @throws IOException when one cannot be read
   */
  public void learn(List<Reading> readings) throws IOException {
    if (redactor.isPresent()) {
      for (Reading reading : readings) {
        redactor.get().learn(reading);
      }
    }
  }

  /**
   * Learns the names of a triage.
   *
   * @throws IOException when its outputs cannot be read
   */
  public void learn(Story story) throws IOException {
    for (Entry entry : isWished() ? story.entries() : List.<Entry>of()) {
      entry.fields().values().forEach(this::learn);
      learn(entry.readings());
    }
  }

  /** Learns who this host is, and who its people and neighbours are. */
  Hidden ofThisHost() {
    if (isWished()) {
      Path etc = Path.of("/etc");
      lines(etc.resolve("hostname")).forEach(name -> learn("Static hostname: " + name.strip()));
      lines(etc.resolve("passwd")).forEach(this::learn);
      lines(etc.resolve("hosts")).forEach(this::neighbours);
    }
    return this;
  }

  /** An address and the names of its host; without the address in front they are known as such. */
  private void neighbours(String row) {
    Arrays.stream(row.replaceFirst("#.*", "").strip().split("\\s+"))
        .skip(1)
        .forEach(name -> learn("hostname: " + name));
  }

  /**
   * What cannot be read teaches nothing: then names are found where an output says what they are.
   */
  private static List<String> lines(Path file) {
    try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
      return lines.toList();
    } catch (IOException | UncheckedIOException unreadable) {
      return List.of();
    }
  }

  /** The same story, or what may be told of it. */
  public Story story(Story story) {
    return isWished()
        ? new Story(
            story.folder(),
            story.entries().stream().map(this::entry).toList(),
            story.length(),
            story.contents(),
            story.torn())
        : story;
  }

  private Entry entry(Entry entry) {
    Map<String, String> fields = new LinkedHashMap<>();
    entry.fields().forEach((name, value) -> fields.put(name, text(value)));
    List<Reading> readings =
        entry.readings().stream().map(redactor.orElseThrow()::reading).toList();
    return new Entry(entry.kind(), entry.at(), fields, readings);
  }

  /**
   * Writes UTF-8 to a file, or to standard output where there is none, and keeps the map.
   *
   * @throws IOException when one of them cannot be written
   */
  void write(byte[] bytes, Path file) throws IOException {
    byte[] shown =
        isWished()
            ? text(new String(bytes, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8)
            : bytes;
    Output.write(shown, file);
    keep();
  }

  /** Keeps the map, where one is wished. */
  public void keep() throws IOException {
    if (map != null && isWished()) {
      PseudonymFile.write(redactor.orElseThrow().pseudonyms(), map);
    }
  }
}
