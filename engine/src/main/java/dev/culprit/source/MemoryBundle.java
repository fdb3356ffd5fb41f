package dev.culprit.source;

import java.util.List;
import java.util.function.Consumer;

/** Readings that are in memory already. */
record MemoryBundle(String name, List<Reading> list) implements Bundle {

  @Override
  public boolean live() {
    return false;
  }

  @Override
  public void readings(Consumer<Reading> reader, Consumer<Skipped> skipped) {
    list.forEach(reader);
  }

  @Override
  public void close() {
    // nothing is held
  }
}
