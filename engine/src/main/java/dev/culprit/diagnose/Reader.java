package dev.culprit.diagnose;

import dev.culprit.diagnose.Diagnosis.SourceRead;
import dev.culprit.fact.FileChanged;
import dev.culprit.fact.NotSeen;
import dev.culprit.fact.Observation;
import dev.culprit.fact.Origin;
import dev.culprit.fact.ToldClock;
import dev.culprit.knowledge.Knowledge;
import dev.culprit.parse.Mixed;
import dev.culprit.parse.Parser;
import dev.culprit.parse.Parsers;
import dev.culprit.source.Bundle;
import dev.culprit.source.Lines;
import dev.culprit.source.PastedText;
import dev.culprit.source.Reading;
import dev.culprit.source.Reasons;
import dev.culprit.source.Skipped;
import dev.culprit.trace.StraceLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads a bundle: each reading goes to the parser that knows it; whatever is a log, or is known to
 * nobody, to the log scanner.
 */
final class Reader {

  /** Lines by which a text is recognised. */
  private static final int HEAD = 40;

  private static final Pattern CONFIGURES = Pattern.compile("/etc/.+|/var/spool/cron/.+");

  static final StraceLog TRACE = new StraceLog();

  /** Looked at, and nothing was in it: nobody complained. No page needs it. */
  static final String EMPTY_LOG = "empty-log";

  private final Collected collected = new Collected();
  private final Logs logs;
  private final Stopwatch watch;

  Reader(Knowledge knowledge, Options options, Stopwatch watch) {
    this.logs = new Logs(knowledge, options, collected);
    this.watch = watch;
  }

  /** Reads all of a bundle. */
  void read(Bundle bundle) {
    watch.lap("start");
    bundle.readings(this::reading, collected.skipped()::add);
    watch.lap("parse");
    logs.finish();
    watch.lap("logs");
  }

  /** Reads one more. */
  void add(Reading reading) {
    reading(reading);
    logs.finish();
    watch.lap("logs");
  }

  Collected collected() {
    return collected;
  }

  private void reading(Reading reading) {
    watch.lap("read");
    try {
      for (Reading part : parts(reading)) {
        read(part);
      }
    } catch (UncheckedIOException e) {
      skip(reading, e.getCause());
    }
    watch.lap("parse");
  }

  /** What changed when is told by the times of files that configure something. */
  private void noteChange(Reading reading) {
    if (reading.modified() != null && CONFIGURES.matcher(reading.file()).matches()) {
      Origin origin = new Origin(reading.path(), 0, "");
      Instant at = reading.modified();
      collected.observe(
          new FileChanged(reading.file(), "", at, ToldClock.ZONED, origin), reading.sample());
    }
  }

  /** The outputs in a text that nothing names, where their look parts them. */
  private List<Reading> parts(Reading reading) {
    boolean named = !reading.command().isEmpty() || !reading.file().isEmpty();
    try {
      return named ? List.of(reading) : PastedText.blocks(reading, Parsers::kind);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
        collected.look(EMPTY_LOG, 0);
      }
      return;
    }
    Parser parser = pick(reading, head);
    if (parser == null && Logs.isNoLog(reading)) {
      collected.coverage().add(SourceRead.unread(reading.path(), Unread.why(reading)));
      return;
    }
    if (parser == null || (logs.isLog(reading) && !parser.claims(reading))) {
      logs.take(reading);
      return;
    }
    boolean named = parser.claims(reading);
    LostRows lost = parse(parser, Rejoined.rows(parser, reading), named);
    if (named && reading.lineOffset() == 0) {
      collected.toolOutputs().add(reading.path());
    }
    // a text that was recognised by its look may be a mail that holds a log as well; below the
    // output of a tool somebody may have pasted lines of a log
    if (logs.mayHoldLogLines(parser.id()) || (!named && lost.all() > 0)) {
      logs.take(reading);
    } else if (lost.all() > 0) {
      logs.takeRows(lost.only(reading));
    }
  }

  /** Traces are read on a floor of their own, above the other parsers. */
  private static Parser pick(Reading reading, List<String> head) {
    if (Logs.isKnownByPlace(reading)) {
      return Parsers.claiming(reading, head);
    }
    int sure = TRACE.recognise(head);
    boolean named = TRACE.claims(reading);
    if (sure >= StraceLog.SURE || (named && sure > 0)) {
      return TRACE;
    }
    Parser other = Parsers.pick(reading, head);
    return other == null && (named || sure > 0) ? TRACE : other;
  }

  /** The rows that were not understood. */
  private LostRows parse(Parser parser, Reading reading, boolean named) {
    Counting sink = new Counting(reading, named);
    try (Lines lines = Lines.of(reading)) {
      Mixed.parse(parser, lines, sink);
      if (lines.failure() != null) {
        skip(reading, lines.failure());
      } else if (lines.lastIsUnended() && sink.lost.lastLine() == lines.number()) {
        String reason =
            "it is cut off in line " + sink.lost.lastLine() + "; what came before was read";
        collected.skipped().add(new Skipped(reading.path(), reason));
      }
    }
    sink.lost.end();
    if (sink.rows > 0 || sink.observed > 0) {
      collected.look(parser.id(), reading.sample());
    }
    collected.coverage().add(sink.read(parser.id()));
    return sink.lost;
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

  /** Takes what one parser reads and counts its rows. */
  private final class Counting implements dev.culprit.parse.Sink {

    private final Reading reading;
    private long observed;
    private long rows;
    private final LostRows lost;

    Counting(Reading reading, boolean named) {
      this.reading = reading;
      this.lost = new LostRows(named, reading);
    }

    @Override
    public void observe(Observation observation) {
      observed++;
      collected.observe(observation, reading.sample());
    }

    @Override
    public void understood() {
      rows++;
      lost.understood();
    }

    @Override
    public void notUnderstood(int line, String text) {
      lost.take(line, text);
    }

    SourceRead read(String parser) {
      return new SourceRead(reading.path(), parser, rows, lost.counted(), "", lost.told());
    }

    @Override
    public void looked(String what) {
      collected.look(what, reading.sample());
    }

    @Override
    public Origin at(int line, String text) {
      return new Origin(reading.path(), line, text);
    }

    @Override
    public int sample() {
      return reading.sample();
    }

    @Override
    public String asked() {
      return reading.command().isEmpty() ? reading.file() : reading.command();
    }
  }
}
