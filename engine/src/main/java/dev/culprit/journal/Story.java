package dev.culprit.journal;

import dev.culprit.source.Bundle;
import dev.culprit.source.Reading;
import dev.culprit.source.Skipped;
import dev.culprit.triage.Input;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.CRC32;

/**
 * A journal as it was read: all entries that are whole. What a kill left half written at its end is
 * not among them.
 *
 * @param length bytes of the journal that are whole
 * @param contents number of the last file of contents
 * @param torn whether something at the end was not whole
 */
public record Story(Path folder, List<Entry> entries, long length, int contents, boolean torn) {

  /** A journal is read into memory; no triage writes as much. */
  private static final long MAX_BYTES = 64 << 20;

  /** Copies the list. */
  public Story {
    entries = List.copyOf(entries);
  }

  /**
   * Reads a journal.
   *
   * @throws IOException when there is none, or it cannot be read
   */
  public static Story read(Path folder) throws IOException {
    Path file = folder.resolve(Journal.FILE);
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(file.toString());
    }
    if (Files.size(file) > MAX_BYTES) {
      throw new IOException(file + " is larger than any journal");
    }
    byte[] bytes = Files.readAllBytes(file);
    List<Entry> entries = new ArrayList<>();
    int start = 0;
    int contents = 0;
    for (int end = lineEnd(bytes, start); end >= 0; end = lineEnd(bytes, start)) {
      Optional<Entry> entry =
          entry(folder, new String(bytes, start, end - start, StandardCharsets.UTF_8));
      if (entry.isEmpty()) {
        break;
      }
      entries.add(entry.get());
      contents += entry.get().readings().size();
      start = end + 1;
    }
    return new Story(folder, entries, start, contents, start < bytes.length);
  }

  /**
   * Reads what a journal tells without its readings, which is quick however large they are.
   *
   * @throws IOException when there is none, or it cannot be read
   */
  public static Story outline(Path folder) throws IOException {
    Path file = folder.resolve(Journal.FILE);
    if (!Files.isRegularFile(file) || Files.size(file) > MAX_BYTES) {
      throw new NoSuchFileException(file.toString());
    }
    List<Entry> entries = new ArrayList<>();
    boolean torn = false;
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    for (String line : text.split("\n", -1)) {
      try {
        if (!line.isEmpty()) {
          Entry entry = Lines.read(line).entry();
          entries.add(new Entry(entry.kind(), entry.at(), entry.fields(), List.of()));
        }
      } catch (IOException half) {
        torn = true;
        break;
      }
    }
    return new Story(folder, entries, file.toFile().length(), 0, torn);
  }

  private static int lineEnd(byte[] bytes, int from) {
    for (int i = from; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  /** An entry whose contents are all there, and as they were written. */
  private static Optional<Entry> entry(Path folder, String line) {
    try {
      Lines.Parsed parsed = Lines.read(line);
      List<Reading> readings = new ArrayList<>();
      for (int i = 0; i < parsed.stored().size(); i++) {
        Lines.Stored stored = parsed.stored().get(i);
        if (!whole(folder, stored)) {
          return Optional.empty();
        }
        Path file = folder.resolve(stored.file());
        Reading r = parsed.entry().readings().get(i);
        readings.add(
            new Reading(
                r.path(),
                r.command(),
                r.file(),
                r.sample(),
                r.lineOffset(),
                r.modified(),
                () -> Files.newInputStream(file)));
      }
      Entry e = parsed.entry();
      return Optional.of(new Entry(e.kind(), e.at(), e.fields(), readings));
    } catch (IOException torn) {
      return Optional.empty();
    }
  }

  /** Only files of the journal's own are read, whatever its lines name. */
  private static boolean whole(Path folder, Lines.Stored stored) throws IOException {
    if (!stored.file().matches("\\d{5,9}\\.txt")) {
      return false;
    }
    Path file = folder.resolve(stored.file());
    if (!Files.isRegularFile(file, java.nio.file.LinkOption.NOFOLLOW_LINKS)
        || Files.size(file) != stored.size()
        || stored.size() > Journal.MAX_CONTENT) {
      return false;
    }
    CRC32 crc = new CRC32();
    crc.update(Files.readAllBytes(file));
    return crc.getValue() == stored.crc();
  }

  /** The first entry of a kind. */
  public Optional<Entry> first(String kind) {
    return entries.stream().filter(e -> e.kind().equals(kind)).findFirst();
  }

  /** The base of the triage, where the journal holds it: that of a live host. */
  public Optional<Bundle> base() {
    Entry begin = first("begin").orElse(null);
    return begin == null ? Optional.empty() : first("base").map(e -> new Base(begin, e));
  }

  /** The last entry of a kind. */
  public Optional<Entry> last(String kind) {
    return entries.stream().filter(e -> e.kind().equals(kind)).reduce((a, b) -> b);
  }

  /** What the triage took, in order. */
  public List<Input> inputs() {
    List<Input> inputs = new ArrayList<>();
    for (Entry e : entries) {
      switch (e.kind()) {
        case "ran" -> inputs.add(new Input.Ran(e.field("test"), e.readings()));
        case "pasted" -> inputs.add(new Input.Pasted(e.field("test"), e.readings()));
        case "told" -> inputs.add(new Input.Told(e.field("test"), e.field("line")));
        case "chosen" -> inputs.add(new Input.Chosen(e.field("cause")));
        case "skipped" -> inputs.add(new Input.Skipped(e.field("test")));
        default -> {
          // the rest is for people
        }
      }
    }
    return inputs;
  }

  /** Goes on with it. */
  public Journal resume() {
    return Journal.append(this);
  }

  /** The readings that were taken of a live host. */
  private record Base(Entry begin, Entry entry) implements Bundle {

    @Override
    public boolean live() {
      return begin.field("live").equals("true");
    }

    @Override
    public String name() {
      return begin.field("name");
    }

    @Override
    public void readings(Consumer<Reading> reader, Consumer<Skipped> skipped) {
      entry.readings().forEach(reader);
    }

    @Override
    public void close() {
      // files are opened when they are read
    }
  }
}
