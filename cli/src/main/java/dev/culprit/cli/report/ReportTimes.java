package dev.culprit.cli.report;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes times as they were on the host that was read. */
final class ReportTimes {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xxx", Locale.ROOT);

  private final OffsetDateTime captured;

  /**
   * A host's clock.
   *
   * @param captured when it was read, or null where that is not known
   */
  ReportTimes(OffsetDateTime captured) {
    this.captured = captured;
  }

  /** When the host was read, or "". */
  String captured() {
    return captured == null ? "" : TIME.format(captured);
  }

  /** A time of the host. */
  String text(Instant at) {
    return TIME.format(at.atOffset(captured == null ? ZoneOffset.UTC : captured.getOffset()));
  }
}
