package dev.culprit.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;

/** Turns one file of a bundle into readings: one, or several where outputs were pasted into it. */
final class EntryReader {

  private final Consumer<Reading> reader;
  private final SkipLog skips;
  private final Bounds bounds;

  EntryReader(Consumer<Reading> reader, SkipLog skips, Bounds bounds) {
    this.reader = reader;
    this.skips = skips;
    this.bounds = bounds;
  }

  /**
   * Hands over what the file holds.
   *
   * @param path how the operator finds it
   * @param name what its place says
   */
  void read(String path, Entry file, ReadingName name) {
    Content content = Packed.unpacked(file.content(), bounds);
    Reading whole =
        new Reading(path, name.command(), name.file(), name.sample(), 0, file.modified(), content);
    readings(whole).forEach(reader);
  }

  /** What to hand over, outside of the care for broken files: a fault of a reader is not theirs. */
  private List<Reading> readings(Reading whole) {
    try {
      return switch (magic(whole.content())) {
        case EMPTY -> empty(whole);
        case BINARY -> binary(whole);
        case TEXT -> PastedText.split(whole);
        default -> skip(whole, "it is an archive inside the bundle, which is not opened");
      };
    } catch (IOException | RuntimeException e) {
      return skip(whole, Reasons.of(e));
    }
  }

  private List<Reading> skip(Reading whole, String reason) {
    skips.add(whole.path(), reason);
    return List.of();
  }

  private static Magic magic(Content content) throws IOException {
    try (InputStream in = content.open()) {
      byte[] head = new byte[Magic.HEAD];
      return Magic.of(head, in.readNBytes(head, 0, head.length));
    }
  }

  /**
   * That a command printed nothing is worth knowing; whoever saved it by hand expected something,
   * while collectors run what has nothing to say, too.
   */
  private List<Reading> empty(Reading whole) {
    boolean said = !whole.command().isEmpty() || !whole.file().isEmpty();
    if (!said || (!whole.command().isEmpty() && !Layout.isCollected(whole.path()))) {
      skips.add(whole.path(), "it is empty");
    }
    return said ? List.of(whole) : List.of();
  }

  /** The kernel parts the words of these by NUL. */
  private List<Reading> binary(Reading whole) {
    boolean words =
        whole.file().startsWith("/proc/")
            && (whole.file().endsWith("/cmdline") || whole.file().endsWith("/environ"));
    return words ? List.of(whole) : skip(whole, "it is a binary file");
  }
}
