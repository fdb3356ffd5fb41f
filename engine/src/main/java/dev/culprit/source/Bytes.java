package dev.culprit.source;

/** Bytes in memory that stay there. */
final class Bytes implements InMemory {

  private final byte[] bytes;

  /** All of them; nobody changes them. */
  Bytes(byte[] bytes) {
    this.bytes = bytes;
  }

  @Override
  public byte[] bytes() {
    return bytes;
  }
}
