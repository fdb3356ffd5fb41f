package dev.culprit.logs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.culprit.fact.LogSpan;
import dev.culprit.fact.LogTally;
import dev.culprit.fact.Observation;
import dev.culprit.fact.UnknownLines;
import dev.culprit.knowledge.Fault;
import dev.culprit.knowledge.Signature;
import dev.culprit.knowledge.SignatureReader;
import dev.culprit.knowledge.YamlFile;
import dev.culprit.knowledge.YamlNode;
import dev.culprit.source.Content;
import dev.culprit.source.Reading;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class LogScannerTest {

  private static final String SIGNATURES =
      """
      - id: files-gone
        severity: critical
        pattern: 'accept4\\(\\) failed \\(24: Too many open files\\)'
      - id: files-gone-php
        severity: critical
        pattern: 'PHP Warning:  \\S+ Failed to open stream: Too many open files'
        program: php-fpm
      - id: files-gone-anywhere
        severity: error
        ignore-case: true
        fallback: true
        pattern: 'too many open files'
      - id: refused
        severity: error
        pattern: 'connect\\(\\) failed \\(111: Connection refused\\).*upstream: "(?<upstream>[^"]+)"'
      - id: unit-failed
        severity: error
        pattern: 'Main process exited, code=(?<code>\\w+), status=(?<status>\\S+)'
        latest: [status]
      - id: configuration-gone
        severity: error
        pattern: 'cannot open the file /etc/app\\.conf'
      - id: slow
        severity: info
        pattern: 'slow .*x.*x.*x.*x.*x.*x.*x.*y'
      """;

  private static final LogScanner SCANNER = new LogScanner(signatures());

  private final LogSession session =
      SCANNER.begin(LogContext.at(Instant.parse("2026-11-23T02:00:00Z")));

  private static List<Signature> signatures() {
    List<Fault> faults = new ArrayList<>();
    InputStream in = new ByteArrayInputStream(SIGNATURES.getBytes(StandardCharsets.UTF_8));
    List<Signature> all = new ArrayList<>();
    for (YamlNode node : YamlFile.load("s.yaml", in, faults).items()) {
      all.add(SignatureReader.signature(node, "t"));
    }
    assertEquals(List.of(), faults);
    return all;
  }

  private void read(String path, String text) {
    read(path, Content.of(text));
  }

  private void read(String path, Content content) {
    assertEquals(Optional.empty(), session.read(new Reading(path, "", path, 0, content)));
  }

  private <T extends Observation> List<T> all(Class<T> kind) {
    return session.observations().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  @Test
  void leavesOutWhatIsOlderThanTheWindow() {
    Instant now = Instant.parse("2026-11-23T02:00:00Z");
    LogSession window =
        SCANNER.begin(
            new LogContext(
                ZoneOffset.UTC, now, null, now.minusSeconds(3600), UnaryOperator.identity()));
    String text =
        """
        Nov 23 00:59:59 web01 app[7]: ERROR the queue is broken
        Nov 23 00:59:59 web01 app[7]: accept4() failed (24: Too many open files)
        Nov 23 01:00:01 web01 app[7]: accept4() failed (24: Too many open files)
        """;
    window.read(new Reading("var/log/syslog", "", "var/log/syslog", 0, Content.of(text)));
    List<LogTally> tallies =
        window.observations().stream()
            .filter(LogTally.class::isInstance)
            .map(LogTally.class::cast)
            .toList();
    assertEquals(1, tallies.size());
    assertEquals(1, tallies.get(0).count());
    assertEquals(Instant.parse("2026-11-23T01:00:01Z"), tallies.get(0).first());
    assertTrue(window.observations().stream().noneMatch(UnknownLines.class::isInstance));
  }

  @Test
  void talliesBySignatureProgramAndFields() {
    read(
        "var/log/nginx/error.log",
        """
        2026/11/23 00:34:50 [notice] 7#7: start worker processes
        2026/11/23 00:34:53 [alert] 7#7: accept4() failed (24: Too many open files)
        2026/11/23 00:34:54 [error] 7#7: *1 connect() failed (111: Connection refused) while connecting to upstream, upstream: "http://127.0.0.1:3000/"
        2026/11/23 00:34:55 [alert] 7#7: accept4() failed (24: Too many open files)
        2026/11/23 00:34:56 [error] 7#7: *2 FastCGI sent in stderr: "PHP message: PHP Warning:  fopen(/x): Failed to open stream: Too many open files in /x.php"
        """);
    List<LogTally> tallies = all(LogTally.class);
    assertEquals(
        List.of(
            "files-gone nginx 2 {}",
            "files-gone-php php-fpm 1 {}",
            "refused nginx 1 {upstream=http://127.0.0.1:3000/}"),
        tallies.stream()
            .map(t -> t.signature() + " " + t.program() + " " + t.count() + " " + t.fields())
            .toList());
    LogTally first = tallies.get(0);
    assertEquals(Instant.parse("2026-11-23T00:34:53Z"), first.first());
    assertEquals(Instant.parse("2026-11-23T00:34:55Z"), first.last());
    assertEquals(first.first(), first.onset());
    assertEquals(List.of(2, 4), first.samples().stream().map(s -> s.line()).toList());
    LogSpan span = all(LogSpan.class).get(0);
    assertEquals(5, span.lines());
    assertEquals(4, span.understood());
    assertEquals(Instant.parse("2026-11-23T00:34:50Z"), span.first());
    assertEquals(Instant.parse("2026-11-23T00:34:56Z"), span.last());
  }

  @Test
  void takesTheProgramFromTheTagOrTheUnit() {
    read(
        "var/log/syslog",
        """
        Nov 23 00:00:01 web01 systemd[1]: shop.service: Main process exited, code=exited, status=1/FAILURE
        Nov 23 00:00:02 web01 systemd[1]: shop.service: Main process exited, code=exited, status=2/INVALIDARGUMENT
        Nov 23 00:00:03 web01 /usr/sbin/worker[77]: open: Too many open files
        """);
    assertEquals(
        List.of("worker {}", "shop {code=exited, status=2/INVALIDARGUMENT}"),
        all(LogTally.class).stream()
            .map(t -> t.program() + " " + new java.util.TreeMap<>(t.fields()))
            .toList());
  }

  @Test
  void readsEntriesInJsonAndOfAJournalsExport() {
    read(
        "journal.json",
        "{\"__REALTIME_TIMESTAMP\":\"1795394093123456\",\"SYSLOG_IDENTIFIER\":\"app\","
            + "\"MESSAGE\":\"open \\\"x\\\": Too many open files\"}\n");
    read(
        "journal.export",
        """
        __REALTIME_TIMESTAMP=1795394093123456
        MESSAGE=Too many open files
        SYSLOG_IDENTIFIER=app2

        SYSLOG_IDENTIFIER=app3
        MESSAGE=fine
        """);
    read(
        "docker.log",
        "{\"log\":\"x: too many open files\\n"
            + "\",\"stream\":\"stderr\",\"time\":\"2026-11-23T00:34:53.5Z\"}\n");
    assertEquals(
        List.of(
            "docker 2026-11-23T00:34:53.500Z",
            "app2 2026-11-23T00:34:53.123Z",
            "app 2026-11-23T00:34:53.123Z"),
        all(LogTally.class).stream().map(t -> t.program() + " " + t.first()).toList());
  }

  @Test
  void putsRotatedPartsInOrderWhateverOrderTheyComeIn() {
    String line = " web01 a[1]: too many open files\n";
    read("var/log/messages", "Nov 23 00:00:02" + line);
    read("var/log/messages.2.gz", "Nov 23 00:00:00" + line);
    read("var/log/messages.1", "Nov 23 00:00:01" + line);
    LogTally tally = all(LogTally.class).get(0);
    assertEquals(3, tally.count());
    assertEquals(
        List.of("var/log/messages.2.gz", "var/log/messages.1", "var/log/messages"),
        tally.samples().stream().map(s -> s.source()).toList());
  }

  @Test
  void putsPartsThatBearTheirDateInOrder() {
    String line = " web01 a[1]: too many open files\n";
    read("var/log/messages-20261121.gz", "Nov 21 00:00:00" + line);
    read("var/log/messages", "Nov 23 00:00:02" + line);
    read("var/log/messages-20261122", "Nov 22 00:00:01" + line);
    assertEquals(
        List.of("var/log/messages-20261121.gz", "var/log/messages-20261122", "var/log/messages"),
        all(LogTally.class).get(0).samples().stream().map(s -> s.source()).toList());
  }

  /** Where a clock was set back, the order of the lines tells what came first. */
  @Test
  void keepsTheOrderOfLinesWhoseClockWasSetBack() {
    read(
        "var/log/messages",
        """
        Nov 23 01:10:00 web01 a[1]: too many open files
        Nov 23 00:50:00 web01 a[1]: too many open files
        Nov 23 00:50:01 web01 a[1]: too many open files
        """);
    LogTally tally = all(LogTally.class).get(0);
    assertEquals(List.of(1, 2, 3), tally.samples().stream().map(s -> s.line()).toList());
    assertEquals(Instant.parse("2026-11-23T00:50:00Z"), tally.first());
    assertEquals(Instant.parse("2026-11-23T01:10:00Z"), tally.last());
  }

  @Test
  void findsLongTextsToTheirEnd() {
    read(
        "var/log/app.log",
        """
        2026-11-23 00:34:53 cannot open the file /etc/app.conf
        2026-11-23 00:34:54 cannot open the file /etc/app.json
        2026-11-23 00:34:55 cannot open the fi
        """);
    read(
        "docker.log",
        "{\"log\":\"cannot open the file \\/etc\\/app.conf\\n"
            + "\",\"stream\":\"stderr\",\"time\":\"2026-11-23T00:34:56Z\"}\n");
    assertEquals(
        List.of("configuration-gone 1", "configuration-gone 1"),
        all(LogTally.class).stream().map(t -> t.signature() + " " + t.count()).toList());
    assertEquals(2, all(UnknownLines.class).stream().mapToLong(UnknownLines::count).sum());
  }

  @Test
  void aLineWithoutStampHasTheTimeOfItsEntry() {
    read(
        "var/log/app.log",
        "2026-11-23 00:34:53 ERROR it broke\n\tat x\n\tcaused by: Too many open files\n");
    assertEquals(Instant.parse("2026-11-23T00:34:53Z"), all(LogTally.class).get(0).first());
  }

  @Test
  void readsTheStampBehindAContainersName() {
    read(
        "compose.log",
        """
        shop-db-1  | 2026-11-23 00:34:53 ERROR Too many open files
        shop-db-1  | caused by: Too many open files
        """);
    LogTally tally = all(LogTally.class).get(0);
    assertEquals(2, tally.count());
    assertEquals("shop-db", tally.program());
    assertEquals(Instant.parse("2026-11-23T00:34:53Z"), tally.last());
  }

  @Test
  void clustersUnknownTroubleByItsForm() {
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < 1000; i++) {
      log.append(
          "Nov 23 00:00:01 web01 app[7]: job "
              + i
              + " of '/srv/a"
              + i
              + "' failed at 0x"
              + i
              + "ff\n");
    }
    read("var/log/syslog", log.toString());
    List<UnknownLines> unknown = all(UnknownLines.class);
    assertEquals(1, unknown.size(), unknown::toString);
    assertEquals(1000, unknown.get(0).count());
    assertEquals("app", unknown.get(0).program());
    assertTrue(
        unknown.get(0).cluster().endsWith("job N of \"…\" failed at N"), unknown.get(0).cluster());
  }

  @Test
  void keepsTheMostFrequentValuesAndPutsTheRestTogether() {
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < 3000; i++) {
      String upstream = i % 2 == 0 ? "http://a/" : "http://b" + i + "/";
      log.append("connect() failed (111: Connection refused), upstream: \"" + upstream + "\"\n");
    }
    read("error.log", log.toString());
    List<LogTally> tallies = all(LogTally.class);
    assertEquals(3000, tallies.stream().mapToLong(LogTally::count).sum());
    assertEquals("http://a/ 1500", tallies.get(0).field("upstream") + " " + tallies.get(0).count());
    assertTrue(tallies.size() <= 21);
    assertEquals("other", tallies.get(tallies.size() - 1).field("upstream"));
  }

  @Test
  void survivesHundredMegabytesWithoutNewlineAndNuls() throws IOException {
    long size = 100L << 20;
    Content endless =
        () ->
            new InputStream() {
              private long left = size;

              @Override
              public int read() {
                return left-- > 0 ? 'x' : -1;
              }

              @Override
              public int read(byte[] into, int from, int length) {
                int n = (int) Math.min(left, length);
                java.util.Arrays.fill(into, from, from + n, left % 3 == 0 ? (byte) 'e' : 0);
                left -= n;
                return n == 0 ? -1 : n;
              }
            };
    read("x.log", endless);
    read("y.log", "too many open files\u0000\n" + "\u0000".repeat(1000) + "too many open files");
    assertTrue(all(LogSpan.class).get(0).cut());
    assertEquals(2, all(LogTally.class).get(0).count());
  }

  @Test
  void givesUpOnAPatternThatTakesTooLong() {
    read("x.log", "slow " + "x".repeat(15_000) + "\ntoo many open files\n");
    assertEquals(1, all(LogTally.class).size());
    assertTrue(all(LogSpan.class).get(0).cut());
  }

  @Test
  void countsTheSameHoweverTheStreamDelivers() {
    StringBuilder log = new StringBuilder();
    for (int i = 0; log.length() < 5 * Chunks.SIZE / 2; i++) {
      log.append("line " + i + (i % 1000 == 0 ? " too many open files" : " is fine") + "\n");
    }
    read("a.log", log.toString());
    byte[] bytes = log.toString().getBytes(StandardCharsets.UTF_8);
    read(
        "b.log",
        () ->
            new ByteArrayInputStream(bytes) {
              @Override
              public synchronized int read(byte[] into, int from, int length) {
                return super.read(into, from, Math.min(length, 1 + pos % 777));
              }
            });
    List<LogTally> tallies = all(LogTally.class);
    assertEquals(tallies.get(0).count(), tallies.get(1).count());
    assertEquals(
        tallies.get(0).samples().stream().map(s -> s.line()).toList(),
        tallies.get(1).samples().stream().map(s -> s.line()).toList());
    LogSpan span = all(LogSpan.class).get(0);
    assertEquals(log.chars().filter(c -> c == '\n').count(), span.lines());
  }

  @Test
  void tellsAStreamThatBreaksAndKeepsWhatWasRead() {
    byte[] bytes = "too many open files\n".getBytes(StandardCharsets.UTF_8);
    Content broken =
        () ->
            new ByteArrayInputStream(bytes) {
              @Override
              public synchronized int read(byte[] into, int from, int length) {
                throw new java.io.UncheckedIOException(new IOException("bad sector"));
              }
            };
    Content refused =
        () -> {
          throw new IOException("denied");
        };
    assertEquals(Optional.of("denied"), session.read(new Reading("a", "", "a", 0, refused)));
    assertTrue(session.read(new Reading("b", "", "b", 0, broken)).isPresent());
  }

  @Property(tries = 200, seed = "20261125")
  void neverThrows(@ForAll byte[] bytes, @ForAll String text) {
    LogSession fresh = SCANNER.begin(LogContext.at(Instant.EPOCH));
    fresh.read(new Reading("x", "", "x", 0, Content.of(bytes)));
    fresh.read(new Reading("x", "", "x", 0, Content.of(text + " too many open files " + text)));
    fresh.observations();
  }
}
