package dev.culprit.source;

import java.util.function.Consumer;

/** The files of a folder, an archive or a list of files. */
interface Entries extends AutoCloseable {

  /** How messages call it. */
  String name();

  /** Hands over every file once, in any order; what is refused goes to {@code skips}. */
  void list(Consumer<Entry> files, SkipLog skips);

  /** Gives back what was unpacked. */
  @Override
  default void close() {
    // most hold nothing
  }
}
