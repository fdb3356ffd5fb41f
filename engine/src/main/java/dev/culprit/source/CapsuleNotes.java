package dev.culprit.source;

import java.io.IOException;
import java.util.function.Consumer;

/** What a capsule says of itself: what could not be read when it was saved. */
final class CapsuleNotes {

  private CapsuleNotes() {}

  /** Repeats the notes, so that what was missing then is known now. */
  static void tell(Entry file, ReadingNames names, Consumer<Skipped> skipped) {
    if (!names.below(file.path()).equals(CapsuleLayout.SKIPPED)) {
      return;
    }
    try (Lines lines = new Lines(file.content().open(), 0)) {
      for (String line = lines.next(); line != null; line = lines.next()) {
        int tab = line.indexOf('\t');
        if (tab > 0) {
          String source = EntryPath.printable(line.substring(0, tab));
          skipped.accept(new Skipped(source, line.substring(tab + 1)));
        }
      }
    } catch (IOException e) {
      skipped.accept(new Skipped(file.path(), Reasons.of(e)));
    }
  }
}
