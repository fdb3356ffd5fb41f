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
import java.util.TreeMap;

/**
 * The logs of one host. Parts of a log that were rotated away are put before it; for the rest the
 * order in which readings come does not matter. Not for several threads; it uses its own.
 */
public final class LogSession {

  /** Most logs that are told apart. */
  private static final int MOST_LOGS = 2000;

  private final SignatureSet signatures;
  private final LogContext context;
  private final Map<String, Log> logs = new TreeMap<>();
  private final Chunks.Chunk chunk = new Chunks.Chunk();

  LogSession(SignatureSet signatures, LogContext context) {
    this.signatures = signatures;
    this.context = context;
  }

  private record Log(LogName name, Part part) {}

  /**
   * Reads one log, or one part of a rotated log, to its end.
   *
   * @return why it could not be read to its end, as a sentence; empty when it could
   */
  public Optional<String> read(Reading reading) {
    LogName name = LogName.of(reading);
    Part part = new Part();
    Optional<String> failure;
    try {
      failure = read(reading, name, part);
    } catch (IOException e) {
      failure = Optional.of(String.valueOf(e.getMessage()));
    }
    String stem = logs.size() < MOST_LOGS ? name.stem() : "(other logs)";
    Log known = logs.computeIfAbsent(stem, s -> new Log(name, new Part()));
    known.part.merge(part);
    return failure;
  }

  private Optional<String> read(Reading reading, LogName name, Part part) throws IOException {
    long start = new WindowStart(reading.content(), context, name).find();
    try (InputStream in = new BufferedInputStream(reading.content().openAt(start))) {
      if (start > 0) {
        skipLine(in);
      }
      Chunks chunks = new Chunks(in, reading.lineOffset());
      String path = reading.path();
      new ScanCrew(chunks, () -> new ChunkScan(signatures, context, name, path, start == 0), part)
          .scan(chunk);
      if (chunks.wasCut()) {
        part.cut();
      }
      return Optional.ofNullable(chunks.failure()).map(e -> String.valueOf(e.getMessage()));
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
