package dev.culprit.source;

import java.util.function.Consumer;

/** What lies at one place of a bundle, not opened yet. Any thread may open it. */
@FunctionalInterface
public interface Piece {

  /** How the operator finds it. */
  default String path() {
    return "a part of the bundle";
  }

  /**
   * Opens it and hands over the readings in it, in order.
   *
   * @param reader takes them before this returns
   * @param skipped takes what cannot be read
   */
  void open(Consumer<Reading> reader, Consumer<Skipped> skipped);

  /** A piece that is one reading. */
  static Piece of(Reading reading) {
    return new OneReading(reading);
  }
}
