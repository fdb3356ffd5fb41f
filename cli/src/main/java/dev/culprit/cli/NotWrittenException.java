package dev.culprit.cli;

import dev.culprit.source.Reasons;
import java.io.IOException;

/** A file that could not be written: the disk is full, or the folder takes none. */
final class NotWrittenException extends IOException {

  private static final long serialVersionUID = 1L;

  NotWrittenException(String file, IOException cause) {
    super(
        file + " cannot be written (" + Reasons.of(cause) + "); it stands on standard output",
        cause);
  }
}
