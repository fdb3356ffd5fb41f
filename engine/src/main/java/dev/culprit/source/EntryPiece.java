package dev.culprit.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;

/**
 * One file of a bundle: one reading, or several where outputs were pasted into it.
 *
 * @param path how the operator finds it
 * @param file the file as it lies there
 * @param name what its place says
 * @param bounds to unpack it within
 */
record EntryPiece(String path, Entry file, ReadingName name, Bounds bounds) implements Piece {

  @Override
  public void open(Consumer<Reading> reader, Consumer<Skipped> skipped) {
    readings(skipped).forEach(reader);
  }

  /** What to hand over, outside of the care for broken files: a fault of a reader is not theirs. */
  private List<Reading> readings(Consumer<Skipped> skipped) {
    try {
      Content raw = SmallFile.orItself(file.content());
      Magic magic = magic(raw);
      if (!magic.packed()) {
        return readings(reading(raw), magic, skipped);
      }
      Content content = Packed.unpacked(file.content(), bounds);
      return readings(reading(content), magic(content), skipped);
    } catch (IOException | RuntimeException e) {
      return skip(reading(file.content()), Reasons.of(e), skipped);
    }
  }

  private Reading reading(Content content) {
    return new Reading(
        path, name.command(), name.file(), name.sample(), 0, file.modified(), content);
  }

  private static List<Reading> readings(Reading whole, Magic magic, Consumer<Skipped> skipped)
      throws IOException {
    return switch (magic) {
      case EMPTY -> empty(whole, skipped);
      case BINARY -> binary(whole, skipped);
      // a capsule's reading of all processes is read in one go, as it was on the host
      case TEXT -> ProcSections.kind(whole).isPresent() ? List.of(whole) : PastedText.split(whole);
      default -> skip(whole, "it is an archive inside the bundle, which is not opened", skipped);
    };
  }

  private static List<Reading> skip(Reading whole, String reason, Consumer<Skipped> skipped) {
    skipped.accept(new Skipped(whole.path(), reason));
    return List.of();
  }

  private static Magic magic(Content content) throws IOException {
    if (content instanceof InMemory there) {
      return Magic.of(there.bytes(), Math.min(there.bytes().length, Magic.HEAD));
    }
    try (InputStream in = content.open()) {
      byte[] head = new byte[Magic.HEAD];
      return Magic.of(head, in.readNBytes(head, 0, head.length));
    }
  }

  /**
   * That a command printed nothing is worth knowing; whoever saved it by hand expected something,
   * while collectors run what has nothing to say, too.
   */
  private static List<Reading> empty(Reading whole, Consumer<Skipped> skipped) {
    boolean said = !whole.command().isEmpty() || !whole.file().isEmpty();
    if (!said || (!whole.command().isEmpty() && !Layout.isCollected(whole.path()))) {
      skipped.accept(new Skipped(whole.path(), "it is empty"));
    }
    return said ? List.of(whole) : List.of();
  }

  /** The kernel parts the words of these by NUL. */
  private static List<Reading> binary(Reading whole, Consumer<Skipped> skipped) {
    boolean words =
        whole.file().startsWith("/proc/")
            && (whole.file().endsWith("/cmdline") || whole.file().endsWith("/environ"));
    return words ? List.of(whole) : skip(whole, "it is a binary file", skipped);
  }
}
