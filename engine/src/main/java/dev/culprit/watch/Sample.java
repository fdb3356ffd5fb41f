package dev.culprit.watch;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * One look at the host.
 *
 * @param opens TCP connections that were accepted since the host's start, or -1; their rate stands
 *     for the load
 * @param texts small files of the kernel as they were, by path
 * @param rows the processes
 */
public record Sample(
    Instant at, long opens, Map<String, String> texts, NavigableMap<Integer, Row> rows) {

  /** Copies what it is given. */
  public Sample {
    texts = Collections.unmodifiableMap(new TreeMap<>(texts));
    rows = Collections.unmodifiableNavigableMap(new TreeMap<>(rows));
  }
}
