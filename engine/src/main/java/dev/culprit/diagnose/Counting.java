package dev.culprit.diagnose;

import dev.culprit.diagnose.Diagnosis.SourceRead;
import dev.culprit.fact.Observation;
import dev.culprit.fact.Origin;
import dev.culprit.parse.Sink;
import dev.culprit.source.Reading;

/** Takes what one parser reads and counts its rows. */
final class Counting implements Sink {

  private final Collected collected;
  private final Reading reading;
  private final LostRows lost;
  private long observed;
  private long rows;

  /**
   * For one reading.
   *
   * @param collected takes the observations
   * @param named whether the reading's name says whose it is
   */
  Counting(Collected collected, Reading reading, boolean named) {
    this.collected = collected;
    this.reading = reading;
    this.lost = new LostRows(named, reading);
  }

  @Override
  public void observe(Observation observation) {
    observed++;
    collected.observe(observation, reading.sample());
  }

  @Override
  public void understood() {
    rows++;
    lost.understood();
  }

  @Override
  public void notUnderstood(int line, String text) {
    lost.take(line, text);
  }

  /** The rows that were not understood. */
  LostRows lost() {
    return lost;
  }

  /** Whether anything was. */
  boolean any() {
    return rows > 0 || observed > 0;
  }

  /** What is to be told of the reading. */
  SourceRead read(String parser) {
    return new SourceRead(reading.path(), parser, rows, lost.counted(), "", lost.told());
  }

  @Override
  public void looked(String what) {
    collected.look(what, reading.sample());
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
