package dev.culprit.source;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** Content whose bytes are in memory, so that opening it costs nothing. */
interface InMemory extends Content {

  /** All bytes; nobody changes them. */
  byte[] bytes();

  @Override
  default InputStream open() {
    return new ByteArrayInputStream(bytes());
  }

  @Override
  default long size() {
    return bytes().length;
  }
}
