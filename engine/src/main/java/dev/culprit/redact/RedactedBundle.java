package dev.culprit.redact;

import dev.culprit.source.Bundle;
import dev.culprit.source.Reading;
import dev.culprit.source.Skipped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A bundle in which every name has its pseudonym. */
record RedactedBundle(Bundle bundle, Redactor redactor) implements Bundle {

  @Override
  public boolean live() {
    return bundle.live();
  }

  @Override
  public String name() {
    return redactor.text(bundle.name());
  }

  @Override
  public void readings(Consumer<Reading> reader, Consumer<Skipped> skipped) {
    List<Reading> kept = new ArrayList<>();
    bundle.readings(
        reading -> learn(reading.lasting(), kept, skipped), one -> skipped.accept(other(one)));
    kept.forEach(reading -> reader.accept(redactor.reading(reading)));
  }

  private void learn(Reading reading, List<Reading> kept, Consumer<Skipped> skipped) {
    try {
      redactor.learn(reading);
    } catch (IOException e) {
      // what came before the failure is learnt, and the reader meets the failure again
      skipped.accept(other(new Skipped(reading.path(), "not all of it could be redacted: " + e)));
    }
    kept.add(reading);
  }

  private Skipped other(Skipped one) {
    return new Skipped(redactor.text(one.source()), redactor.text(one.reason()));
  }

  @Override
  public void close() {
    bundle.close();
  }
}
