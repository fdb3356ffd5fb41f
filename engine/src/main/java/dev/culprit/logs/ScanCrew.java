package dev.culprit.logs;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
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
  private final Supplier<ChunkScan> scans;
  private final Part whole;
  private final Map<Integer, Part> early = new HashMap<>();
  private int next;
  private Throwable failure;

  /**
   * A crew for one log.
   *
   * @param scans gives each hand its own scan
   * @param whole is what all pieces are added to
   */
  ScanCrew(Chunks chunks, Supplier<ChunkScan> scans, Part whole) {
    this.chunks = chunks;
    this.scans = scans;
    this.whole = whole;
  }

  /** Scans all; a log of one piece, as most are, on this thread alone. */
  void scan(Chunks.Chunk own) {
    ChunkScan scan = scans.get();
    if (chunks.next(own)) {
      put(own.index, scan.scan(own));
    }
    int helpers = chunks.more() ? HANDS - 1 : 0;
    CountDownLatch done = new CountDownLatch(helpers);
    for (int i = 0; i < helpers; i++) {
      Thread helper = new Thread(() -> help(done), "culprit-logs");
      helper.setDaemon(true);
      helper.start();
    }
    work(scan, own);
    try {
      done.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      fail(new IllegalStateException(INTERRUPTED, e));
    }
    rethrow();
  }

  private void help(CountDownLatch done) {
    try {
      work(scans.get(), new Chunks.Chunk());
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
