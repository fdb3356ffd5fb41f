package dev.culprit.cli;

import dev.culprit.source.Bundle;
import dev.culprit.source.Reading;
import dev.culprit.source.Skipped;
import java.util.function.Consumer;

/** Two bundles of one host, read as one. */
record BothBundles(Bundle first, Bundle second) implements Bundle {

  @Override
  public boolean live() {
    return first.live();
  }

  @Override
  public String name() {
    return first.name() + " and " + second.name();
  }

  @Override
  public void readings(Consumer<Reading> reader, Consumer<Skipped> skipped) {
    first.readings(reader, skipped);
    second.readings(reader, skipped);
  }

  @Override
  public void close() {
    try {
      first.close();
    } finally {
      second.close();
    }
  }
}
