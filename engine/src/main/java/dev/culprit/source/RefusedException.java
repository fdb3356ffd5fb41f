package dev.culprit.source;

import java.io.IOException;

/** One entry is beyond the bounds; the others can be read. The message is for the operator. */
final class RefusedException extends IOException {

  private static final long serialVersionUID = 1;

  RefusedException(String message) {
    super(message);
  }
}
