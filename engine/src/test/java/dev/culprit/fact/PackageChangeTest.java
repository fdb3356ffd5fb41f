package dev.culprit.fact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackageChangeTest {

  @ParameterizedTest
  @CsvSource({
    "ZONED, 2026-11-22T23:31:43Z, 2026-11-22T23:31:43Z",
    "LOCAL, 2026-11-23T00:31:43Z, 2026-11-22T23:31:43Z",
    "NO_YEAR, 1972-11-23T00:31:43Z, 2026-11-22T23:31:43Z",
    "NO_YEAR, 1971-12-28T09:12:44Z, 2025-12-28T08:12:44Z",
    "NO_YEAR, 1972-12-28T09:12:44Z, 2025-12-28T08:12:44Z",
    "NO_YEAR, 1972-02-29T10:00:00Z, 2026-02-28T09:00:00Z",
  })
  void settlesByTheHostsClock(ToldClock clock, Instant read, Instant settled) {
    PackageChange change =
        new PackageChange(read, clock, "upgrade", "nginx", "1", "2", new Origin("x", 1, ""));
    OffsetDateTime now = OffsetDateTime.parse("2026-11-23T01:00:00+01:00");
    assertEquals(settled, change.settled(now).at());
  }
}
