package dev.culprit.logs;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.UnaryOperator;

/**
 * What log lines leave out and the host knows.
 *
 * @param zone of stamps that bear none
 * @param now the host's time when its logs were saved: gives stamps their year
 * @param booted when the kernel began to count, for {@code [12345.678]}; null when not known, then
 *     such lines have no time
 * @param since lines that are older are left out; null to read all
 * @param program the name that people use for a program, by the name that logs use
 */
public record LogContext(
    ZoneOffset zone, Instant now, Instant booted, Instant since, UnaryOperator<String> program) {

  /** UTC, an unknown boot time and names as they are. */
  public static LogContext at(Instant now) {
    return new LogContext(ZoneOffset.UTC, now, null, null, UnaryOperator.identity());
  }

  /** The same with a memory for the names of programs; for one thread. */
  LogContext remembering() {
    return new LogContext(zone, now, booted, since, new ProgramNames(program));
  }

  /** Whether a line is too old to count; one without a time is not. */
  boolean isBefore(long millis) {
    return since != null && millis != Stamp.NONE && millis < since.toEpochMilli();
  }
}
