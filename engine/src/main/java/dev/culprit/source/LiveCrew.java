package dev.culprit.source;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntFunction;

/**
 * Does many small reads on all cores, and leaves behind those that never come back: on a sick host
 * a process can hold a lock in the kernel for ever, and whoever reads its files waits with it.
 *
 * @param <T> what one read gives; never null
 */
final class LiveCrew<T> {

  /** Reads that may hang before the rest is given up. */
  private static final int MOST_HUNG = 32;

  private static final int CORES =
      Math.max(2, Math.min(8, Runtime.getRuntime().availableProcessors()));

  private final int count;
  private final IntFunction<T> work;
  private final IntFunction<T> hung;
  private final long patience;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger done = new AtomicInteger();
  private final AtomicReferenceArray<T> results;
  private final List<Hand> hands = new ArrayList<>();

  private LiveCrew(int count, IntFunction<T> work, Duration patience, IntFunction<T> hung) {
    this.count = count;
    this.work = work;
    this.hung = hung;
    this.patience = patience.toNanos();
    this.results = new AtomicReferenceArray<>(count);
  }

  /**
   * The results of {@code work} for 0 to {@code count} - 1, in this order.
   *
   * @param patience how long one of them may take
   * @param hung stands in for one that takes longer, or that fails
   */
  static <T> List<T> all(int count, IntFunction<T> work, Duration patience, IntFunction<T> hung) {
    return new LiveCrew<>(count, work, patience, hung).run();
  }

  private List<T> run() {
    for (int i = 0; i < Math.min(CORES, count); i++) {
      start();
    }
    boolean interrupted = false;
    while (done.get() < count && !interrupted) {
      interrupted = !pause();
      relieve();
    }
    List<T> all = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      T result = results.get(i);
      all.add(result == null ? hung.apply(i) : result);
    }
    return all;
  }

  private synchronized boolean pause() {
    try {
      if (done.get() < count) {
        TimeUnit.NANOSECONDS.timedWait(this, Math.min(patience, 50_000_000));
      }
      return true;
    } catch (InterruptedException e) {
      next.set(count);
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void start() {
    Hand hand = new Hand();
    hands.add(hand);
    hand.start();
  }

  /** Puts a new hand in the place of one that hangs. */
  private void relieve() {
    for (Hand hand : List.copyOf(hands)) {
      int item = hand.item;
      if (item >= 0 && System.nanoTime() - hand.since > patience) {
        if (finish(item, hung.apply(item))) {
          replace();
        }
      }
    }
  }

  private void replace() {
    if (hands.size() < CORES + MOST_HUNG) {
      start();
    } else {
      for (int i = next.getAndSet(count); i < count; i++) {
        finish(i, hung.apply(i));
      }
    }
  }

  private boolean finish(int item, T result) {
    boolean first = results.compareAndSet(item, null, result);
    if (first && done.incrementAndGet() == count) {
      synchronized (this) {
        notifyAll();
      }
    }
    return first;
  }

  /** One thread; the program may end while it hangs. */
  private final class Hand extends Thread {

    private volatile int item = -1;
    private volatile long since;

    private Hand() {
      super("culprit-live");
      setDaemon(true);
    }

    @Override
    public void run() {
      boolean needed = true;
      while (needed) {
        int i = next.getAndIncrement();
        if (i >= count) {
          return;
        }
        since = System.nanoTime();
        item = i;
        needed = finish(i, result(i));
        item = -1;
      }
    }

    private T result(int i) {
      try {
        return work.apply(i);
      } catch (RuntimeException | OutOfMemoryError failed) {
        return hung.apply(i);
      }
    }
  }
}
