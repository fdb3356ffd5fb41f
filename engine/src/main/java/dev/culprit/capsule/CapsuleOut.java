package dev.culprit.capsule;

import java.io.IOException;

/**
 * Where a capsule is written. Each file is whole or not there at all: whoever stops half-way leaves
 * a smaller capsule.
 */
interface CapsuleOut extends AutoCloseable {

  /**
   * Adds one file.
   *
   * @param path below the capsule's own top folder
   * @throws IOException where it cannot be written, as on a full disk
   */
  void put(String path, byte[] bytes) throws IOException;

  @Override
  void close() throws IOException;
}
