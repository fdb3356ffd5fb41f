package dev.culprit.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The bytes of a reading, opened when somebody wants them; may be opened more than once. */
@FunctionalInterface
public interface Content {

  /** Opens the bytes, unpacked where the file is compressed. */
  InputStream open() throws IOException;

  /**
   * Opens the bytes from {@code start} on. Where {@link #size} is known, what stands before is not
   * read.
   */
  default InputStream openAt(long start) throws IOException {
    InputStream in = open();
    try {
      in.skipNBytes(start);
    } catch (IOException e) {
      in.close();
      throw e;
    }
    return in;
  }

  /** How many bytes there are, or -1 where only reading them all would tell. */
  default long size() throws IOException {
    return -1;
  }

  /** The same bytes for whoever comes back to them later, without keeping them in memory. */
  default Content lasting() {
    return this;
  }

  /** Bytes that are in memory already, and stay there. */
  static Content of(byte[] bytes) {
    return new Bytes(bytes);
  }

  /** Text that is in memory already, as UTF-8. */
  static Content of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }
}
