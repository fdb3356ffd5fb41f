package dev.culprit.source;

import java.io.IOException;
import java.io.InputStream;

/** The bytes of a reading, opened when somebody wants them; may be opened more than once. */
@FunctionalInterface
public interface Content {

  /** Opens the bytes, unpacked where the file is compressed. */
  InputStream open() throws IOException;

  /** Bytes that are in memory already. */
  static Content of(byte[] bytes) {
    return () -> new java.io.ByteArrayInputStream(bytes);
  }

  /** Text that is in memory already, as UTF-8. */
  static Content of(String text) {
    return of(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }
}
