package dev.culprit.source;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Reads in one thread and has what was read understood in another, in the order in which it was
 * read. The thread that reads may hang for ever without keeping the program from its end.
 */
final class Handover {

  /** Readings that wait at most, since they lie in memory. */
  private static final int MOST_WAITING = 4;

  private final BlockingQueue<Runnable> queue = new ArrayBlockingQueue<>(MOST_WAITING);
  private volatile boolean abandoned;
  private volatile RuntimeException failure;
  private volatile Error error;

  private Handover() {}

  /**
   * Runs {@code reading} in a thread of its own, and hands on here what it hands over there.
   *
   * @param reader is called by this thread only, as is {@code skipped}
   */
  static void run(Consumer<LiveOut> reading, Consumer<Reading> reader, Consumer<Skipped> skipped) {
    Handover handover = new Handover();
    LiveOut out =
        new LiveOut(
            one -> handover.put(() -> reader.accept(one)),
            one -> handover.put(() -> skipped.accept(one)));
    Thread thread = new Thread(() -> handover.read(reading, out), "culprit-reading");
    thread.setDaemon(true);
    thread.start();
    try {
      handover.handOn(thread);
    } finally {
      handover.abandoned = true;
    }
  }

  private void read(Consumer<LiveOut> reading, LiveOut out) {
    try {
      reading.accept(out);
    } catch (RuntimeException e) {
      failure = e;
    } catch (Error e) {
      error = e;
    }
    put(new End());
  }

  /** Waits for room, however long the other side takes; what nobody wants any more is dropped. */
  private void put(Runnable one) {
    boolean interrupted = false;
    boolean handed = false;
    while (!handed && !abandoned) {
      try {
        handed = queue.offer(one, 100, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void handOn(Thread thread) {
    boolean interrupted = false;
    boolean ended = false;
    while (!ended) {
      try {
        Runnable one = queue.take();
        one.run();
        ended = one instanceof End;
      } catch (InterruptedException e) {
        // whoever reads ends early and says so
        interrupted = true;
        thread.interrupt();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (error != null) {
      throw error;
    }
    if (failure != null) {
      throw failure;
    }
  }

  /** Stands behind the last that was read. */
  private record End() implements Runnable {
    @Override
    public void run() {
      // nothing is left to hand on
    }
  }
}
