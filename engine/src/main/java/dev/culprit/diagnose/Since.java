package dev.culprit.diagnose;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;

/** Where the incident's window begins; log lines from before it are left out. */
@FunctionalInterface
public interface Since {

  /** There is no window. */
  Since EVER = now -> null;

  /**
   * Its first instant, or null when there is no window.
   *
   * @param now the host's clock when it was read
   */
  Instant at(OffsetDateTime now);

  /** So long before the host was read. */
  static Since ago(Duration duration) {
    return now -> now.toInstant().minus(duration);
  }

  /** At this time by the host's own clock and zone. */
  static Since local(LocalDateTime time) {
    return now -> time.toInstant(now.getOffset());
  }

  /** At this instant. */
  static Since instant(Instant time) {
    return now -> time;
  }
}
