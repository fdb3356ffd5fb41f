package dev.culprit.diagnose;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Work that is spread over the cores, with results taken one by one in the order in which the work
 * came, so that the outcome is the same on any number of cores. Not more is done ahead than a few
 * pieces for each core, which bounds the memory.
 */
final class InOrder<T> implements AutoCloseable {

  private static final int CORES =
      Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors()));

  /** Pieces of work that may be open for each core. */
  private static final int AHEAD = 3;

  private final int hands;
  private final Consumer<T> out;
  private final Deque<Future<T>> open = new ArrayDeque<>();
  private ExecutorService crew;

  private InOrder(int hands, Consumer<T> out) {
    this.hands = hands;
    this.out = out;
  }

  /** Work on all cores; {@code out} is called on the thread that adds work. */
  static <T> InOrder<T> onAllCores(Consumer<T> out) {
    return new InOrder<>(CORES, out);
  }

  /** Work that is done at once, by whoever adds it. */
  static <T> InOrder<T> atOnce(Consumer<T> out) {
    return new InOrder<>(1, out);
  }

  /**
   * Adds work; waits where too much of it is open.
   *
   * @param last whether nothing comes after it: it is done at once unless others are at work
   */
  void add(Supplier<T> work, boolean last) {
    if (hands == 1 || (last && crew == null)) {
      out.accept(work.get());
      return;
    }
    if (crew == null) {
      crew = Executors.newFixedThreadPool(hands, InOrder::helper);
    }
    open.add(crew.submit(work::get));
    while (open.size() > hands * AHEAD || (!open.isEmpty() && open.peek().isDone())) {
      takeNext();
    }
  }

  /** Waits until all is done and taken. */
  void finish() {
    while (!open.isEmpty()) {
      takeNext();
    }
  }

  private void takeNext() {
    try {
      out.accept(open.remove().get());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while reading", e);
    } catch (ExecutionException e) {
      throw fault(e);
    }
  }

  /** What ended some work, as it was thrown there. */
  static RuntimeException fault(ExecutionException e) {
    if (e.getCause() instanceof Error error) {
      throw error;
    }
    return e.getCause() instanceof RuntimeException fault ? fault : new IllegalStateException(e);
  }

  private static Thread helper(Runnable work) {
    Thread thread = new Thread(work, "culprit-reader");
    thread.setDaemon(true);
    return thread;
  }

  /** Ends the helpers; what is still open is given up. */
  @Override
  public void close() {
    if (crew != null) {
      crew.shutdownNow();
    }
  }
}
