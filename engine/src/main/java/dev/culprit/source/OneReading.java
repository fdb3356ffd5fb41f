package dev.culprit.source;

import java.util.function.Consumer;

/** A piece that is one reading, open already. */
record OneReading(Reading reading) implements Piece {

  @Override
  public String path() {
    return reading.path();
  }

  @Override
  public void open(Consumer<Reading> reader, Consumer<Skipped> skipped) {
    reader.accept(reading);
  }
}
