package dev.culprit.logs;

import dev.culprit.fact.LogTally;
import java.util.HashMap;
import java.util.Map;

/** The lines of one signature, program and set of field values, counted as they are read. */
final class Tally {

  private final Map<String, String> fields;
  private final Samples samples = new Samples();
  private final TimeHistogram times = new TimeHistogram();
  private Map<String, String> latest = Map.of();
  private long latestOrder = Long.MIN_VALUE;
  private long count;
  private long first = Long.MAX_VALUE;
  private long last = Stamp.NONE;

  Tally(Map<String, String> fields) {
    this.fields = fields;
  }

  Map<String, String> fields() {
    return fields;
  }

  long count() {
    return count;
  }

  long firstOrder() {
    return samples.firstOrder();
  }

  /** Counts a line. */
  void take(Line line) {
    samples.take(
        count, line.order(), line.source(), line.number(), line.bytes(), line.from(), line.to());
    count++;
    if (line.millis() != Stamp.NONE) {
      times.add(line.millis());
      first = Math.min(first, line.millis());
      last = Math.max(last, line.millis());
    }
  }

  /** Keeps the values of fields that don't tell lines apart. */
  void latest(Map<String, String> values, long order) {
    if (order >= latestOrder) {
      latest = values;
      latestOrder = order;
    }
  }

  void merge(Tally other) {
    samples.merge(other.samples);
    times.merge(other.times);
    latest(other.latest, other.latestOrder);
    count += other.count;
    first = Math.min(first, other.first);
    last = Math.max(last, other.last);
  }

  LogTally observation(String signature, String program) {
    Map<String, String> values = new HashMap<>(fields);
    values.putAll(latest);
    OnsetFinder.Onset onset = OnsetFinder.of(times);
    return new LogTally(
        signature,
        program,
        values,
        count,
        last == Stamp.NONE ? null : Stamp.instant(first),
        Stamp.instant(last),
        Stamp.instant(onset.millis()),
        onset.count(),
        1,
        samples.all(),
        samples.first());
  }
}
