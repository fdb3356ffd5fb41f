package dev.culprit.diagnose;

import dev.culprit.knowledge.Knowledge;
import dev.culprit.logs.LogScanner;
import dev.culprit.source.Bundle;
import dev.culprit.source.Piece;
import dev.culprit.source.Reading;
import dev.culprit.source.SkipLog;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads a bundle, some pieces at a time and on all cores, and puts together what they tell in the
 * bundle's own order; then the logs, all together.
 */
final class Reader {

  /** Pieces that are read in one go: most are so small that handing them over costs as much. */
  private static final int BATCH = 32;

  /** Looked at, and nothing was in it: nobody complained. No page needs it. */
  static final String EMPTY_LOG = "empty-log";

  private final Collected collected = new Collected();
  private final Logs logs;
  private final Stopwatch watch;

  Reader(Knowledge knowledge, Options options, Stopwatch watch) {
    this(knowledge, Diagnoser.scannerOf(knowledge), options, watch);
  }

  Reader(Knowledge knowledge, Later<LogScanner> scanner, Options options, Stopwatch watch) {
    this.logs = new Logs(knowledge, scanner, options, collected);
    this.watch = watch;
  }

  /** Reads all of a bundle. */
  void read(Bundle bundle) {
    watch.lap("start");
    Outcome all = bundle instanceof ReadAhead ahead ? ahead.outcome(watch) : gather(bundle, watch);
    all.addTo(collected, logs);
    watch.lap("parse");
    logs.finish();
    watch.lap("logs");
  }

  /** Reads all pieces of a bundle; no knowledge is needed for that. */
  static Outcome gather(Bundle bundle, Stopwatch watch) {
    Outcome all = new Outcome();
    SkipLog skips = new SkipLog(all.collected().skipped()::add);
    List<Piece> batch = new ArrayList<>(BATCH);
    try (InOrder<Outcome> crew = crew(bundle, outcome -> all.add(outcome, skips))) {
      int most = bundle.live() ? 1 : BATCH;
      bundle.pieces(piece -> hand(piece, batch, crew, most, watch), skips);
      watch.lap("read");
      List<Piece> last = List.copyOf(batch);
      crew.add(() -> PieceReader.read(last), true);
      crew.finish();
    }
    skips.finish(bundle.name());
    watch.lap("parse");
    return all;
  }

  /** What a running host shows is read while it is shown; anything else keeps. */
  private static InOrder<Outcome> crew(Bundle bundle, Consumer<Outcome> out) {
    return bundle.live() ? InOrder.atOnce(out) : InOrder.onAllCores(out);
  }

  private static void hand(
      Piece piece, List<Piece> batch, InOrder<Outcome> crew, int most, Stopwatch watch) {
    batch.add(piece);
    if (batch.size() >= most) {
      watch.lap("read");
      List<Piece> full = List.copyOf(batch);
      batch.clear();
      crew.add(() -> PieceReader.read(full), false);
      watch.lap("parse");
    }
  }

  /** Reads one more. */
  void add(Reading reading) {
    PieceReader.read(List.of(Piece.of(reading))).addTo(collected, logs);
    logs.finish();
    watch.lap("logs");
  }

  Collected collected() {
    return collected;
  }
}
