package dev.culprit.source;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/**
 * Bytes in memory.
 *
 * @param bytes all of them; nobody changes them
 */
record Bytes(byte[] bytes) implements Content {

  @Override
  public InputStream open() {
    return new ByteArrayInputStream(bytes);
  }

  @Override
  public boolean inMemory() {
    return true;
  }

  @Override
  public long size() {
    return bytes.length;
  }
}
