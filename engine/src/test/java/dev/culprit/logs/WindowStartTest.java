package dev.culprit.logs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.culprit.fact.LogSpan;
import dev.culprit.source.Content;
import dev.culprit.source.Reading;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class WindowStartTest {

  private static final Instant BEGIN = Instant.parse("2026-11-23T00:00:00Z");
  private static final int SECONDS = 200_000;

  @Test
  void readsLittleMoreThanTheWindowOfASortedLog() {
    Counted log = new Counted(log(0));
    LogSpan span = scan(log, BEGIN.plusSeconds(SECONDS - 100));

    assertTrue(log.read < log.bytes.length / 4, log.read + " bytes of " + log.bytes.length);
    assertTrue(span.lines() > 100, span.toString());
    assertEquals(0, span.origin().line(), "nobody counted the lines before it");
    assertEquals(BEGIN.plusSeconds(SECONDS - 1), span.last());
  }

  @Test
  void readsAllOfALogWhoseTimesGoBack() {
    Counted log = new Counted(log(SECONDS / 2));
    LogSpan span = scan(log, BEGIN.plusSeconds(SECONDS - 100));

    assertEquals(SECONDS, span.lines());
    assertEquals(1, span.origin().line());
  }

  @Test
  void readsAllWithoutAWindow() {
    assertEquals(SECONDS, scan(new Counted(log(0)), null).lines());
  }

  /** A line a second; from line {@code step} on the clock stands a day earlier. */
  private static byte[] log(int step) {
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < SECONDS; i++) {
      Instant time = BEGIN.plusSeconds(step > 0 && i >= step ? i - 86_400L : i);
      log.append(time).append(" web01 app[7]: request number ").append(i).append(" done\n");
    }
    return log.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static LogSpan scan(Content log, Instant since) {
    Instant now = BEGIN.plusSeconds(SECONDS);
    LogSession session =
        new LogScanner(List.of())
            .begin(new LogContext(ZoneOffset.UTC, now, null, since, UnaryOperator.identity()));
    session.read(new Reading("app.log", "", "app.log", 0, log));
    return (LogSpan)
        session.observations().stream().filter(LogSpan.class::isInstance).findFirst().orElseThrow();
  }

  /** Says how many of its bytes were read. */
  private static final class Counted implements Content {
    private final byte[] bytes;
    private long read;

    Counted(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public InputStream open() throws IOException {
      return openAt(0);
    }

    @Override
    public InputStream openAt(long start) {
      int from = (int) start;
      return new FilterInputStream(new ByteArrayInputStream(bytes, from, bytes.length - from)) {
        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
          int n = super.read(into, offset, length);
          read += Math.max(0, n);
          return n;
        }
      };
    }

    @Override
    public long size() {
      return bytes.length;
    }
  }
}
