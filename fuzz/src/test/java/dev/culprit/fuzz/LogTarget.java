package dev.culprit.fuzz;

import dev.culprit.cli.Base;
import dev.culprit.cli.Packs;
import dev.culprit.fact.LogSpan;
import dev.culprit.fact.Observation;
import dev.culprit.logs.LogContext;
import dev.culprit.logs.LogScanner;
import dev.culprit.logs.LogSession;
import dev.culprit.source.Content;
import dev.culprit.source.Reading;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;

/** Fuzzes the scanning of logs with all signatures, and the reading of requests and times. */
public final class LogTarget {

  private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");
  private static final Instant EARLIEST = Instant.parse("1969-12-31T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2201-01-02T00:00:00Z");

  private static LogScanner scanner;
  private static String file = "";

  private LogTarget() {}

  /** Called once; the argument is the log that an input is taken for unless it says. */
  public static void fuzzerInitialize(String[] args) throws IOException {
    file = args[0];
    scanner = new LogScanner(Base.read(Packs.NONE).knowledge().signatures());
  }

  /** Called for each input. */
  public static void fuzzerTestOneInput(byte[] input) {
    Reading reading = Named.reading(input, file);
    List<Observation> once = scan(reading);
    Promises.hold(
        once.equals(scan(dripping(reading))), "the pieces of the stream change the count");
    Promises.clean(once);
    once.forEach(LogTarget::check);
    if (Promises.isLengthened(input)) {
      Promises.linear(
          input,
          text ->
              scan(new Reading("input", reading.command(), reading.file(), 0, Content.of(text))));
    }
  }

  private static List<Observation> scan(Reading reading) {
    LogSession session = scanner.begin(LogContext.at(NOW));
    session.read(reading);
    return session.observations();
  }

  private static void check(Observation observation) {
    if (observation instanceof LogSpan span) {
      Promises.hold(span.understood() + span.unknown() <= span.lines(), "a line counts twice");
      for (Instant time : new Instant[] {span.first(), span.last()}) {
        boolean sane = time == null || (!time.isBefore(EARLIEST) && time.isBefore(LATEST));
        Promises.hold(sane, "a line of " + time);
      }
    }
  }

  /** The same bytes, a few at a time. */
  private static Reading dripping(Reading reading) {
    byte[] bytes;
    try (InputStream in = reading.content().open()) {
      bytes = in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Content content =
        () ->
            new ByteArrayInputStream(bytes) {
              @Override
              public synchronized int read(byte[] into, int from, int length) {
                return super.read(into, from, Math.min(length, 1 + pos % 77));
              }
            };
    return new Reading(reading.path(), reading.command(), reading.file(), 0, content);
  }
}
