package dev.culprit.parse;

import dev.culprit.fact.Observation;
import dev.culprit.fact.Origin;
import dev.culprit.source.Lines;
import dev.culprit.source.Reading;
import java.util.BitSet;

/** Counts what is made of a text, and keeps nothing. */
public final class Trial implements Sink {

  private final Reading reading;
  private final BitSet lost = new BitSet();
  private int understood;
  private int observed;

  private Trial(Reading reading) {
    this.reading = reading;
  }

  /**
   * Reads the text as {@link Mixed} does: what {@code parser} does not know is offered to others.
   */
  public static Trial mixed(Parser parser, Reading reading) {
    Trial trial = new Trial(reading);
    try (Lines lines = Lines.of(reading)) {
      Mixed.parse(parser, lines, trial);
    }
    return trial;
  }

  /** Reads the text with one parser only. */
  static Trial of(Parser parser, Reading reading) {
    Trial trial = new Trial(reading);
    try (Lines lines = Lines.of(reading)) {
      parser.parse(lines, trial);
    }
    return trial;
  }

  /** The numbers of the lines that were not understood. */
  public BitSet lost() {
    return lost;
  }

  /** Rows that were understood. */
  public int rows() {
    return understood;
  }

  /** How many observations there were. */
  public int observed() {
    return observed;
  }

  @Override
  public void observe(Observation observation) {
    observed++;
  }

  @Override
  public void understood() {
    understood++;
  }

  @Override
  public void notUnderstood(int line, String text) {
    lost.set(Math.max(0, line));
  }

  @Override
  public void looked(String what) {
    // what was looked at is said when the text is read in earnest
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
