package dev.culprit.source;

import java.time.Instant;

/**
 * A file of a bundle before anybody knows what it is.
 *
 * @param path where it lies in the bundle, with {@code /} and without a leading one
 * @param modified when it was last written, as the bundle tells, or null
 * @param content its bytes as they lie there, packed or not
 */
record Entry(String path, Instant modified, Content content) {

  /** The same, where the time of the file is only that of its copy. */
  Entry withoutTime() {
    return new Entry(path, null, content);
  }
}
