package dev.culprit.logs;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Scans the pieces of one log on several cores, and puts together what they hold in the order of
 * the log, so that the result is the same on any number of them.
 */
final class ScanCrew {

  private static final int HANDS =
      Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors()));

  /** Pieces that may be done before the one that all wait for. */
  private static final int MOST_AHEAD = 2 * HANDS;

  private static final String INTERRUPTED = "interrupted while reading a log";

  private final Chunks chunks;
  private final Function<Workbench, ChunkScan> scans;
  private final Part whole;
  private final Map<Integer, Part> early = new HashMap<>();
  private int next;
  private Throwable failure;

  /**
   * A crew for one log.
   *
   * @param scans gives each hand a scan of its own
   * @param whole is what all pieces are added to
   */
  ScanCrew(Chunks chunks, Function<Workbench, ChunkScan> scans, Part whole) {
    this.chunks = chunks;
    this.scans = scans;
    this.whole = whole;
  }

  /**
   * Scans all; a log of one piece, as most are, on this thread alone.
   *
   * @param own this thread's
   * @param others gives each further thread its own
   */
  void scan(Workbench own, Supplier<Workbench> others) {
    ChunkScan scan = scans.apply(own);
    if (chunks.next(own.chunk)) {
      put(own.chunk.index, scan.scan(own.chunk));
    }
    int helpers = chunks.more() ? HANDS - 1 : 0;
    CountDownLatch done = new CountDownLatch(helpers);
    for (int i = 0; i < helpers; i++) {
      Thread helper = new Thread(() -> help(others.get(), done), "culprit-logs");
      helper.setDaemon(true);
      helper.start();
    }
    work(scan, own.chunk);
    try {
      done.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      fail(new IllegalStateException(INTERRUPTED, e));
    }
    rethrow();
  }

  private void help(Workbench bench, CountDownLatch done) {
    try {
      work(scans.apply(bench), bench.chunk);
    } finally {
      done.countDown();
    }
  }

  private void work(ChunkScan scan, Chunks.Chunk chunk) {
    try {
      while (chunks.next(chunk)) {
        put(chunk.index, scan.scan(chunk));
      }
    } catch (RuntimeException | Error e) {
      fail(e);
    }
  }

  private synchronized void put(int index, Part part) {
    try {
      while (index - next >= MOST_AHEAD && failure == null) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(INTERRUPTED, e);
    }
    early.put(index, part);
    for (Part done = early.remove(next); done != null; done = early.remove(next)) {
      whole.merge(done);
      next++;
    }
    notifyAll();
  }

  private synchronized void fail(Throwable e) {
    failure = failure == null ? e : failure;
    chunks.stop();
    notifyAll();
  }

  private synchronized void rethrow() {
    if (failure instanceof Error error) {
      throw error;
    } else if (failure instanceof RuntimeException exception) {
      throw exception;
    }
  }
}
