package dev.culprit.logs;

import dev.culprit.fact.Observation;
import dev.culprit.source.Reading;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The logs of one host. Parts of a log that were rotated away are put before it; for the rest the
 * order in which readings come does not matter. Readings may be scanned by several threads; one
 * thread takes what they hold.
 */
public final class LogSession {

  /** Most logs that are told apart. */
  private static final int MOST_LOGS = 2000;

  private final SignatureSet signatures;
  private final LogContext context;
  private final Map<String, Log> logs = new TreeMap<>();
  private final Queue<Workbench> free = new ConcurrentLinkedQueue<>();

  LogSession(SignatureSet signatures, LogContext context) {
    this.signatures = signatures;
    this.context = context;
  }

  private record Log(LogName name, Part part) {}

  /** What one reading holds. */
  public static final class Scanned {

    private final Reading reading;
    private final LogName name;
    private final Part part = new Part();
    private String failure;

    private Scanned(Reading reading) {
      this.reading = reading;
      this.name = LogName.of(reading);
    }

    /** What was scanned. */
    public Reading reading() {
      return reading;
    }

    /** Why it could not be read to its end, as a sentence; empty when it could. */
    public Optional<String> failure() {
      return Optional.ofNullable(failure);
    }
  }

  /**
   * Reads one log, or one part of a rotated log, to its end.
   *
   * @return why it could not be read to its end, as a sentence; empty when it could
   */
  public Optional<String> read(Reading reading) {
    Scanned scanned = scan(reading);
    take(scanned);
    return scanned.failure();
  }

  /** Scans one log, or one part of a rotated log, for {@link #take}; any thread may. */
  public Scanned scan(Reading reading) {
    Scanned scanned = new Scanned(reading);
    Workbench bench = free.poll();
    bench = bench == null ? new Workbench(signatures) : bench;
    try {
      scan(scanned, bench);
    } catch (IOException e) {
      scanned.failure = String.valueOf(e.getMessage());
    } finally {
      free.add(bench);
    }
    return scanned;
  }

  /** Adds what a reading holds; in the order in which parts of one log come. */
  public void take(Scanned scanned) {
    String stem = logs.size() < MOST_LOGS ? scanned.name.stem() : "(other logs)";
    logs.computeIfAbsent(stem, s -> new Log(scanned.name, new Part())).part.merge(scanned.part);
  }

  private void scan(Scanned scanned, Workbench bench) throws IOException {
    Reading reading = scanned.reading;
    LogName name = scanned.name;
    long start = new WindowStart(reading.content(), context, name).find();
    try (InputStream in = new BufferedInputStream(reading.content().openAt(start))) {
      if (start > 0) {
        skipLine(in);
      }
      Chunks chunks = new Chunks(in, reading.lineOffset());
      String path = reading.path();
      new ScanCrew(
              chunks,
              own -> new ChunkScan(signatures, context, name, path, start == 0, own),
              scanned.part)
          .scan(bench, () -> new Workbench(signatures));
      if (chunks.wasCut()) {
        scanned.part.cut();
      }
      if (chunks.failure() != null) {
        scanned.failure = String.valueOf(chunks.failure().getMessage());
      }
    }
  }

  /** Leaves out the end of a line whose begin was not read. */
  private static void skipLine(InputStream in) throws IOException {
    int b = in.read();
    while (b >= 0 && b != '\n') {
      b = in.read();
    }
  }

  /** What all the logs say: tallies, unknown lines and spans, ordered by log. */
  public List<Observation> observations() {
    List<Observation> all = new ArrayList<>();
    logs.values().forEach(log -> all.addAll(log.part.observations(log.name)));
    return all;
  }
}
