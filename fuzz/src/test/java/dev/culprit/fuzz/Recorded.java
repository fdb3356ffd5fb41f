package dev.culprit.fuzz;

import dev.culprit.fact.Observation;
import dev.culprit.fact.Origin;
import dev.culprit.parse.Parser;
import dev.culprit.parse.Sink;
import dev.culprit.source.Lines;
import dev.culprit.source.Reading;
import java.util.ArrayList;
import java.util.List;

/** What a parser told of one reading. */
final class Recorded implements Sink {

  private final Reading reading;
  private final List<Observation> observations = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private long understood;
  private long lost;
  private int lines;

  private Recorded(Reading reading) {
    this.reading = reading;
  }

  /** Lets a parser read all of a reading. */
  static Recorded of(Parser parser, Reading reading) {
    Recorded recorded = new Recorded(reading);
    try (Lines lines = Lines.of(reading)) {
      parser.parse(lines, recorded);
      while (lines.next() != null) {
        // a parser may leave the rest
      }
      recorded.lines = lines.number();
    }
    return recorded;
  }

  List<Observation> observations() {
    return observations;
  }

  /** What it said besides, in order. */
  List<String> told() {
    return told;
  }

  /** Rows that were counted as understood, or as not understood if those are more. */
  long rows() {
    return Math.max(understood, lost);
  }

  /** Lines of the reading. */
  int lines() {
    return lines;
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
    lost++;
    told.add(line + ": " + text);
  }

  @Override
  public void looked(String what) {
    told.add(what);
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
