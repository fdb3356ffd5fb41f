package dev.culprit.diagnose;

import java.util.LinkedHashMap;
import java.util.Map;

/** Where the time of a run goes, in milliseconds. */
final class Stopwatch {

  private final long start = System.nanoTime();
  private final Map<String, Long> nanos = new LinkedHashMap<>();
  private long lap = start;

  /** Adds the time since the last lap to {@code name}. */
  void lap(String name) {
    long now = System.nanoTime();
    nanos.merge(name, now - lap, Long::sum);
    lap = now;
  }

  /** Takes over what another measured meanwhile, instead of the time since the last lap. */
  void take(Stopwatch other) {
    other.nanos.forEach((name, value) -> nanos.merge(name, value, Long::sum));
    lap = System.nanoTime();
  }

  long total() {
    return (System.nanoTime() - start) / 1_000_000;
  }

  Map<String, Long> laps() {
    Map<String, Long> millis = new LinkedHashMap<>();
    nanos.forEach((name, value) -> millis.put(name, value / 1_000_000));
    return millis;
  }
}
