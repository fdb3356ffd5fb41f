package dev.culprit.trace;

import java.util.Map;

/**
 * How often one system call was made.
 *
 * @param failed how often it returned an error
 * @param errors how often which error
 * @param seconds time in it, all calls together; NaN when the trace does not tell
 * @param slowest the longest single call in seconds; NaN when the trace does not tell
 * @param slowestLine its line, or 0; in a table of counts the line of the row
 */
public record CallTally(
    String name,
    long calls,
    long failed,
    Map<String, Long> errors,
    double seconds,
    double slowest,
    int slowestLine) {

  /** Copies the errors, in the order of their names. */
  public CallTally {
    errors = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(errors));
  }
}
