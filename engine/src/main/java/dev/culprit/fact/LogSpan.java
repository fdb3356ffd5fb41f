package dev.culprit.fact;

import java.time.Duration;
import java.time.Instant;

/**
 * What part of a log's life was read, so that "nothing logged" and "not logged any more" differ.
 *
 * @param log the log's name without rotation, such as {@code var/log/nginx/error.log}
 * @param program whose log it is, or ""
 * @param lines lines over all its parts
 * @param understood lines that match a signature or are access lines
 * @param unknown lines that look like trouble and match no signature
 * @param first time of the earliest line, or null
 * @param last time of the latest line, or null
 * @param cut whether some line was too long to be read whole, or a pattern gave up on it
 * @param origin the first line
 */
public record LogSpan(
    String log,
    String program,
    long lines,
    long understood,
    long unknown,
    Instant first,
    Instant last,
    boolean cut,
    Origin origin)
    implements Observation {

  /** Lines a second over the whole length, or 0 where lines bear no time. */
  public double linesPerSecond() {
    if (first == null || last == null || lines < 2) {
      return 0;
    }
    return lines / Math.max(1.0, Duration.between(first, last).toMillis() / 1000.0);
  }
}
