package dev.culprit.logs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.culprit.fact.AccessTally;
import dev.culprit.fact.LogSpan;
import dev.culprit.fact.Observation;
import dev.culprit.source.Content;
import dev.culprit.source.Reading;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AccessScanTest {

  private final LogSession session =
      new LogScanner(List.of()).begin(LogContext.at(Instant.parse("2026-11-23T02:00:00Z")));

  private List<AccessTally> read(String path, String text) {
    session.read(new Reading(path, "", path, 0, Content.of(text)));
    return all(AccessTally.class);
  }

  private <T extends Observation> List<T> all(Class<T> kind) {
    return session.observations().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  @Test
  void whoComesBackAfterADayPaysAnotherVisit() {
    List<AccessTally> tallies =
        read(
            "var/log/nginx/access.log",
            """
            198.51.100.9 - - [20/Oct/2026:00:34:57 +0000] "GET /.env HTTP/1.1" 404 153 "-" "x"
            198.51.100.7 - - [22/Nov/2026:00:34:57 +0000] "GET /wp-login.php HTTP/1.1" 404 12 "-" "x"
            198.51.100.9 - - [22/Nov/2026:00:34:58 +0000] "GET /a HTTP/1.1" 200 12 "-" "curl/8"
            198.51.100.9 - - [22/Nov/2026:12:34:58 +0000] "GET /b HTTP/1.1" 200 12 "-" "curl/8"
            198.51.100.7 - - [23/Nov/2026:00:34:59 +0000] "GET /c HTTP/1.1" 200 12 "-" "curl/8"
            """);
    assertEquals(
        List.of(" 4/1", "198.51.100.9 2/0", "198.51.100.7 1/0"),
        tallies.stream().map(t -> t.client() + " " + t.requests() + "/" + t.notFound()).toList());
    assertEquals(Map.of(200, 3L, 404, 1L), tallies.get(0).byStatus());
    assertEquals(2, tallies.get(0).clients());
  }

  @Test
  void countsByClientAndInAll() {
    List<AccessTally> tallies =
        read(
            "var/log/nginx/access.log",
            """
            198.51.100.7 - - [23/Nov/2026:00:34:57 +0000] "GET /a?x=1 HTTP/1.1" 200 12 "-" "curl/8"
            198.51.100.7 - - [23/Nov/2026:00:34:57 +0000] "GET /a?x=2 HTTP/1.1" 200 12 "-" "curl/8"
            198.51.100.9 - bob [23/Nov/2026:00:34:58 +0000] "GET /.env HTTP/1.1" 404 153 "-" "x"
            shop.example:443 2001:db8::1 - - [23/Nov/2026:01:35:08 +0100] "POST /b HTTP/2.0" 502 1 "-" "y"
            198.51.100.9 - - [23/Nov/2026:00:35:20 +0000] "\\x16\\x03\\x01" 400 150 "-" "-"
            """);
    AccessTally total = tallies.get(0);
    assertEquals("", total.client());
    assertEquals(5, total.requests());
    assertEquals(4, total.distinctPaths());
    assertEquals(3, total.clients());
    assertEquals(1, total.notFound());
    assertEquals(1, total.serverErrors());
    assertEquals(1, total.status(502));
    assertEquals(1, total.probes());
    assertEquals(3, total.peak());
    assertEquals(Instant.parse("2026-11-23T00:34:57Z"), total.first());
    assertEquals(Instant.parse("2026-11-23T00:35:20Z"), total.last());
    assertEquals(3, total.origin().line());
    assertEquals(
        List.of("198.51.100.7 2", "198.51.100.9 2", "2001:db8::1 1"),
        tallies.stream().skip(1).map(t -> t.client() + " " + t.requests()).toList());
    assertEquals(5, all(LogSpan.class).get(0).understood());
  }

  @Test
  void readsHaproxyLinesAmongOthersOfAnyLog() {
    List<AccessTally> tallies =
        read(
            "var/log/syslog",
            """
            Nov 23 00:00:01 lb1 cron[1]: nothing
            Nov 23 00:00:02 lb1 haproxy[9]: 198.51.100.7:51234 [23/Nov/2026:00:00:02.123] web be/app3 0/0/1/2/3 503 212 - - SC-- 1/1/0/0/0 0/0 "GET /cart HTTP/1.1"
            """);
    assertEquals(List.of("", "198.51.100.7"), tallies.stream().map(AccessTally::client).toList());
    assertEquals(1, tallies.get(0).status(503));
    assertEquals(Instant.parse("2026-11-23T00:00:02.123Z"), tallies.get(0).first());
  }

  @Test
  void findsTheOnsetOfAScanAmongUsualTraffic() {
    StringBuilder log = new StringBuilder();
    for (int minute = 0; minute < 50; minute++) {
      String at = String.format("[23/Nov/2026:00:%02d:10 +0000]", minute);
      log.append("192.0.2.1 - - " + at + " \"GET / HTTP/1.1\" 200 5\n");
      for (int i = 0; minute >= 40 && i < 100; i++) {
        log.append(
            "203.0.113.9 - - " + at + " \"GET /p" + minute + "-" + i + " HTTP/1.1\" 404 5\n");
      }
    }
    List<AccessTally> tallies = read("access.log", log.toString());
    AccessTally scanner = tallies.get(1);
    assertEquals("203.0.113.9", scanner.client());
    assertEquals(1000, scanner.distinctMissing());
    assertEquals(100, scanner.peak());
    assertEquals(Instant.parse("2026-11-23T00:40:10Z"), tallies.get(0).onset());
  }

  @Test
  void boundsItsMemoryOverMillionsOfClientsAndPaths() {
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < 60_000; i++) {
      String client = i % 3 == 0 ? "192.0.2.1" : "10." + i % 251 + "." + i / 251 + "." + i % 7;
      log.append(client + " - - [23/Nov/2026:00:34:57 +0000] \"GET /" + i + " HTTP/1.1\" 404 5\n");
    }
    List<AccessTally> tallies = read("access.log", log.toString());
    AccessTally total = tallies.get(0);
    assertEquals(60_000, total.requests());
    assertTrue(Math.abs(60_000 - total.distinctPaths()) < 6_000);
    assertTrue(Math.abs(40_001 - total.clients()) < 4_000);
    assertEquals("192.0.2.1", tallies.get(1).client());
    assertEquals(20_000, tallies.get(1).requests());
    assertTrue(tallies.size() <= 41);
  }

  @Property(tries = 50, seed = "20261125")
  void estimatesWithinTenPerCent(@ForAll @IntRange(min = 0, max = 50_000) int number) {
    Distinct distinct = new Distinct();
    for (int i = 0; i < number; i++) {
      byte[] thing = Integer.toString(i).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
      distinct.add(Distinct.hash(thing, 0, thing.length));
    }
    assertTrue(
        Math.abs(number - distinct.count()) <= (number <= Distinct.EXACT ? 0 : number * 0.15));
  }

  @Property(seed = "20261125")
  void neverThrows(@ForAll byte[] bytes, @ForAll @IntRange(min = 0, max = 120) int cut) {
    AccessLine line = new AccessLine(LogContext.at(Instant.EPOCH));
    line.read(bytes, 0, bytes.length);
    byte[] good =
        "1.2.3.4 - - [23/Nov/2026:00:34:57 +0000] \"GET /a?x=1 HTTP/1.1\" 200 12 \"-\" \"curl\""
            .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    line.read(good, 0, Math.min(cut, good.length));
  }
}
