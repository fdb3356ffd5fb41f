package dev.culprit.diagnose;

import dev.culprit.source.Bundle;
import dev.culprit.source.Piece;
import dev.culprit.source.Reading;
import dev.culprit.source.SkipLog;
import dev.culprit.source.Skipped;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;

/** A bundle that is being read in the background while the knowledge to judge it by is loaded. */
public final class ReadAhead implements Bundle {

  private final Bundle bundle;
  private final Stopwatch watch = new Stopwatch();
  private final FutureTask<Outcome> reading;

  private ReadAhead(Bundle bundle) {
    this.bundle = bundle;
    this.reading = new FutureTask<>(() -> Reader.gather(bundle, watch));
  }

  /** Begins to read a bundle, unless it must be left alone until it is asked for. */
  public static Bundle of(Bundle bundle) {
    if (!bundle.keeps()) {
      return bundle;
    }
    ReadAhead ahead = new ReadAhead(bundle);
    Thread thread = new Thread(ahead.reading, "culprit-read-ahead");
    thread.setDaemon(true);
    thread.start();
    return ahead;
  }

  /**
   * What it holds, once it is read.
   *
   * @param caller is told where the time went
   */
  Outcome outcome(Stopwatch caller) {
    try {
      Outcome outcome = reading.get();
      caller.take(watch);
      return outcome;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a bundle was read", e);
    } catch (ExecutionException e) {
      throw InOrder.fault(e);
    }
  }

  @Override
  public boolean live() {
    return bundle.live();
  }

  @Override
  public String name() {
    return bundle.name();
  }

  @Override
  public void readings(Consumer<Reading> reader, Consumer<Skipped> skipped) {
    bundle.readings(reader, skipped);
  }

  @Override
  public void pieces(Consumer<Piece> pieces, SkipLog skips) {
    bundle.pieces(pieces, skips);
  }

  @Override
  public void close() {
    reading.cancel(true);
    bundle.close();
  }
}
