package dev.culprit.journal;

import dev.culprit.source.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Writes the journal of one triage: {@code journal.jsonl}, to which lines are appended and never
 * changed, and a file for what each command printed. Contents reach the disk before the line that
 * names them, and the line before the next step, so that a kill loses the step under way at most.
 * When the disk is full the triage goes on: what could not be written is kept and tried again with
 * the next step.
 */
public final class Journal implements AutoCloseable {

  static final String FILE = "journal.jsonl";

  /** More than this of one reading is not kept. */
  static final int MAX_CONTENT = 16 << 20;

  /** More than this of all readings of one step together is not kept. */
  private static final long MAX_STEP = 96L << 20;

  private final Path folder;
  private final List<Entry> waiting = new ArrayList<>();
  private FileChannel channel;
  private long good;
  private int contents;
  private String failure = "";

  private Journal(Path folder) {
    this.folder = folder;
  }

  /**
   * Begins a journal in a folder of its own, which only its owner may read; where that cannot be
   * made, {@link #failure} says so, and all else works.
   */
  public static Journal create(Path folder) {
    Journal journal = new Journal(folder);
    journal.flush();
    return journal;
  }

  /**
   * Goes on with one, after its last line that is whole.
   *
   * @param story what was read of it
   */
  static Journal append(Story story) {
    Journal journal = new Journal(story.folder());
    journal.good = story.length();
    journal.contents = story.contents();
    journal.flush();
    return journal;
  }

  /** Where it lies. */
  public Path folder() {
    return folder;
  }

  /** Why something is not written yet; empty when all is. */
  public Optional<String> failure() {
    return failure.isEmpty() ? Optional.empty() : Optional.of(failure);
  }

  /** Appends an entry, and first those that could not be written before. */
  public void add(Entry entry) {
    waiting.add(entry);
    flush();
  }

  private void flush() {
    try {
      open();
      while (!waiting.isEmpty()) {
        write(waiting.get(0));
        waiting.remove(0);
      }
      failure = "";
    } catch (IOException e) {
      failure = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      cutBack();
    }
  }

  private void open() throws IOException {
    if (channel != null && channel.isOpen()) {
      return;
    }
    Files.createDirectories(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    channel = newFile(folder.resolve(FILE), StandardOpenOption.CREATE);
    channel.truncate(good);
    channel.position(good);
    force(folder);
  }

  private static FileChannel newFile(Path file, StandardOpenOption how) throws IOException {
    return FileChannel.open(
        file,
        java.util.Set.of(how, StandardOpenOption.WRITE),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
  }

  private void write(Entry entry) throws IOException {
    List<Lines.Stored> stored = new ArrayList<>();
    List<Reading> kept = new ArrayList<>();
    long size = 0;
    for (Reading reading : entry.readings()) {
      if (size > MAX_STEP) {
        break;
      }
      Lines.Stored one = store(reading);
      size += one.size();
      stored.add(one);
      kept.add(reading);
    }
    if (!stored.isEmpty()) {
      force(folder);
    }
    Entry line = new Entry(entry.kind(), entry.at(), entry.fields(), kept);
    writeFully(channel, Lines.write(line, stored));
    channel.force(true);
    good = channel.position();
  }

  private Lines.Stored store(Reading reading) throws IOException {
    byte[] bytes;
    try (InputStream in = reading.content().open()) {
      bytes = in.readNBytes(MAX_CONTENT);
    } catch (IOException vanished) {
      bytes = new byte[0];
    }
    String name = String.format(java.util.Locale.ROOT, "%05d.txt", ++contents);
    Path file = folder.resolve(name);
    Files.deleteIfExists(file);
    try (FileChannel out = newFile(file, StandardOpenOption.CREATE_NEW)) {
      writeFully(out, bytes);
      out.force(true);
    }
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return new Lines.Stored(name, bytes.length, crc.getValue());
  }

  private static void writeFully(FileChannel out, byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      out.write(buffer);
    }
  }

  /** A name is on the disk once its folder is. */
  private static void force(Path folder) throws IOException {
    try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
      names.force(true);
    }
  }

  /** Takes back the half of a line that a full disk left. */
  private void cutBack() {
    try {
      if (channel != null && channel.isOpen() && channel.size() > good) {
        channel.truncate(good);
        channel.position(good);
      }
    } catch (IOException e) {
      failure += "; and its last line is torn: " + e.getMessage();
    }
  }

  @Override
  public void close() {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      failure = String.valueOf(e.getMessage());
    }
  }
}
