package dev.culprit.parse;

import dev.culprit.fact.Observation;
import dev.culprit.fact.Origin;
import dev.culprit.source.Reading;
import java.util.ArrayList;
import java.util.List;

/** A sink that keeps all that it is told. */
final class RecordingSink implements Sink {

  final List<Observation> observations = new ArrayList<>();
  final List<String> looked = new ArrayList<>();
  final List<String> notUnderstood = new ArrayList<>();
  int understood;

  private final Reading reading;

  RecordingSink(Reading reading) {
    this.reading = reading;
  }

  @Override
  public void observe(Observation observation) {
    observations.add(observation);
  }

  @Override
  public void understood() {
    understood++;
  }

  @Override
  public void notUnderstood(int line, String text) {
    notUnderstood.add(line + ": " + text);
  }

  @Override
  public void looked(String what) {
    if (!looked.contains(what)) {
      looked.add(what);
    }
  }

  @Override
  public Origin at(int line, String text) {
    return new Origin(reading.path(), line, text);
  }

  @Override
  public int sample() {
    return reading.sample();
  }

  @Override
  public String asked() {
    return reading.asked();
  }
}
