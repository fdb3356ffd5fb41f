package dev.culprit.parse;

import dev.culprit.fact.DescriptorTally;
import dev.culprit.fact.Observation;
import dev.culprit.fact.Origin;
import dev.culprit.source.DescriptorReadings;
import dev.culprit.source.Lines;
import dev.culprit.source.Reading;
import java.util.ArrayList;
import java.util.List;

/** Walks the descriptors of all processes of this host to their tallies, and does nothing else. */
public final class DescriptorWalk implements Sink {

  private final List<Observation> seen = new ArrayList<>();
  private final Reading reading;

  private DescriptorWalk(Reading reading) {
    this.reading = reading;
  }

  /** Prints how many descriptors how many processes have open. */
  public static void main(String[] args) {
    DescriptorReadings.read(DescriptorWalk::tally);
  }

  private static void tally(Reading reading) {
    ProcFdParser parser = new ProcFdParser();
    if (!parser.claims(reading)) {
      return;
    }
    DescriptorWalk sink = new DescriptorWalk(reading);
    try (Lines lines = Lines.of(reading)) {
      parser.parse(lines, sink);
    }
    long descriptors = 0;
    long processes = 0;
    for (Observation one : sink.seen) {
      if (one instanceof DescriptorTally tally) {
        processes++;
        descriptors += tally.total();
      }
    }
    System.out.println(descriptors + " descriptors of " + processes + " processes");
  }

  @Override
  public void observe(Observation observation) {
    seen.add(observation);
  }

  @Override
  public void understood() {
    // every line of our own is
  }

  @Override
  public void notUnderstood(int line, String text) {
    throw new IllegalStateException("line " + line + " is not understood: " + text);
  }

  @Override
  public void looked(String what) {
    // of no interest here
  }

  @Override
  public Origin at(int line, String text) {
    return new Origin(reading.path(), line, text);
  }

  @Override
  public int sample() {
    return 0;
  }

  @Override
  public String asked() {
    return reading.file();
  }
}
