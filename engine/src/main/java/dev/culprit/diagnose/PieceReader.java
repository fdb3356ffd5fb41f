package dev.culprit.diagnose;

import dev.culprit.diagnose.Diagnosis.SourceRead;
import dev.culprit.fact.FileChanged;
import dev.culprit.fact.NotSeen;
import dev.culprit.fact.Origin;
import dev.culprit.fact.ToldClock;
import dev.culprit.parse.Mixed;
import dev.culprit.parse.Parser;
import dev.culprit.parse.Parsers;
import dev.culprit.source.ChainedOutputs;
import dev.culprit.source.Claimant;
import dev.culprit.source.Lines;
import dev.culprit.source.PastedText;
import dev.culprit.source.Piece;
import dev.culprit.source.Reading;
import dev.culprit.source.Reasons;
import dev.culprit.source.Skipped;
import dev.culprit.trace.StraceLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads some pieces of a bundle: each reading goes to the parser that knows it; whatever is a log,
 * or is known to nobody, is kept for the log scanner. Belongs to one thread, and shares nothing
 * with others.
 */
final class PieceReader {

  /** Lines by which a text is recognised. */
  private static final int HEAD = 40;

  static final StraceLog TRACE = new StraceLog();

  private final Outcome outcome = new Outcome();
  private final Collected collected = outcome.collected();

  private PieceReader() {}

  /** What the pieces tell, in their order; what does not fit into the memory is skipped. */
  static Outcome read(List<Piece> pieces) {
    try {
      return readAll(pieces);
    } catch (OutOfMemoryError e) {
      return OneByOne.read(pieces, PieceReader::readAll);
    }
  }

  private static Outcome readAll(List<Piece> pieces) {
    PieceReader reader = new PieceReader();
    pieces.forEach(piece -> piece.open(reader::reading, reader.collected.skipped()::add));
    return reader.outcome;
  }

  private void reading(Reading reading) {
    try {
      for (Reading part : parts(reading)) {
        read(part);
      }
    } catch (UncheckedIOException e) {
      skip(reading, e.getCause());
    }
  }

  /** What changed when is told by the times of files that configure something. */
  private void noteChange(Reading reading) {
    if (reading.modified() != null && FileChanged.configures(reading.file())) {
      Origin origin = new Origin(reading.path(), 0, "");
      Instant at = reading.modified();
      collected.observe(
          new FileChanged(reading.file(), "", at, ToldClock.ZONED, origin), reading.sample());
    }
  }

  /** The outputs in a text that nothing names, or that several commands in a row printed. */
  private List<Reading> parts(Reading reading) {
    boolean named = !reading.command().isEmpty() || !reading.file().isEmpty();
    try {
      return named
          ? ChainedOutputs.split(reading, PieceReader::claims)
          : PastedText.blocks(reading, Parsers::kind);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Claimant claims(Reading named) {
    return Logs.isLog(named) ? new LogEntries() : Parsers.claimed(named);
  }

  private void read(Reading reading) {
    noteChange(reading);
    List<String> head = head(reading);
    if (head.isEmpty()) {
      collected.observe(
          new NotSeen(reading.path(), "empty", new Origin(reading.path(), 0, "")),
          reading.sample());
      collected.coverage().add(SourceRead.unread(reading.path(), "empty"));
      if (reading.file().startsWith("/var/log/")) {
        collected.look(Reader.EMPTY_LOG, 0);
      }
      return;
    }
    Parser parser = pick(reading, head);
    if (parser == null && Logs.isNoLog(reading)) {
      collected.coverage().add(SourceRead.unread(reading.path(), Unread.why(reading)));
      return;
    }
    if (parser == null || (Logs.isLog(reading) && !parser.claims(reading))) {
      outcome.takeLog(Rejoined.log(reading));
      return;
    }
    boolean named = parser.claims(reading);
    LostRows lost = parse(parser, Rejoined.rows(parser, reading), named);
    if (named && reading.lineOffset() == 0) {
      collected.toolOutputs().add(reading.path());
    }
    // a text that was recognised by its look may be a mail that holds a log as well; below the
    // output of a tool somebody may have pasted lines of a log
    if (Logs.mayHoldLogLines(parser.id()) || (!named && lost.all() > 0)) {
      outcome.takeLog(Rejoined.log(reading));
    } else if (lost.all() > 0) {
      outcome.takeRows(lost.only(reading));
    }
  }

  /** Traces are read on a floor of their own, above the other parsers. */
  private static Parser pick(Reading reading, List<String> head) {
    boolean trace = TRACE.claims(reading);
    if (!trace && isNamedForSure(reading)) {
      return Parsers.claiming(reading, head);
    }
    int sure = TRACE.recognise(head);
    if (sure >= StraceLog.SURE || (trace && sure > 0)) {
      return TRACE;
    }
    Parser other = Parsers.pick(reading, head);
    return other == null && (trace || sure > 0) ? TRACE : other;
  }

  /**
   * Whether a name is believed whatever the text looks like: one that a collector gave, a place in
   * the host's file system, and that of a log unless a parser wants it. Guesses at such texts were
   * nearly all wrong: the kernel's {@code icmp6} looks like a table of sockets.
   */
  private static boolean isNamedForSure(Reading reading) {
    return reading.collected()
        || Logs.isKnownByPlace(reading)
        || (Logs.isLog(reading) && !Parsers.isClaimed(reading));
  }

  /** The rows that were not understood. */
  private LostRows parse(Parser parser, Reading reading, boolean named) {
    Counting sink = new Counting(collected, reading, named);
    try (Lines lines = Lines.of(reading)) {
      Mixed.parse(parser, lines, sink);
      if (lines.failure() != null) {
        skip(reading, lines.failure());
      } else if (lines.lastIsUnended() && sink.lost().lastLine() == lines.number()) {
        String reason =
            "it is cut off in line " + sink.lost().lastLine() + "; what came before was read";
        collected.skipped().add(new Skipped(reading.path(), reason));
      }
    }
    sink.lost().end();
    if (sink.any()) {
      collected.look(parser.id(), reading.sample());
    }
    collected.coverage().add(sink.read(parser.id()));
    return sink.lost();
  }

  private static List<String> head(Reading reading) {
    List<String> head = new ArrayList<>();
    try (Lines lines = Lines.of(reading)) {
      for (String line = lines.next(); line != null && head.size() < HEAD; line = lines.next()) {
        if (!line.isBlank()) {
          head.add(line);
        }
      }
    }
    return head;
  }

  private void skip(Reading reading, IOException failure) {
    collected.skipped().add(new Skipped(reading.path(), Reasons.of(failure)));
  }
}
