package dev.culprit.triage;

import dev.culprit.source.Bundle;
import dev.culprit.source.Reading;
import dev.culprit.source.Skipped;
import java.util.List;
import java.util.function.Consumer;

/** The readings that a triage holds, as one bundle. */
record KeptBundle(Bundle base, List<Reading> readings, List<Skipped> unread) implements Bundle {

  @Override
  public boolean live() {
    return base.live();
  }

  @Override
  public String name() {
    return base.name();
  }

  @Override
  public void readings(Consumer<Reading> reader, Consumer<Skipped> skipped) {
    readings.forEach(reader);
    unread.forEach(skipped);
  }

  @Override
  public void close() {
    // the base is closed by whoever opened it
  }
}
