package dev.culprit.capsule;

/** A capsule of which nothing is kept. */
final class CapsuleNowhere implements CapsuleOut {

  @Override
  public void put(String path, byte[] bytes) {
    // nothing is kept
  }

  @Override
  public void close() {
    // nothing was opened
  }
}
