package dev.culprit.cli.kb;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Work on all cores, with results in the order of what they were made from. */
final class Parallel {

  private Parallel() {}

  /** What becomes of one. */
  @FunctionalInterface
  interface Work<T, R> {
    /** May throw anything; the caller of {@link #map} gets it as the reason of an IOException. */
    R apply(T one) throws Exception;
  }

  /**
   * What becomes of each.
   *
   * @throws IOException when the work on one of them failed
   */
  static <T, R> List<R> map(List<T> all, Work<T, R> work) throws IOException {
    ExecutorService workers =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      List<Future<R>> running = new ArrayList<>();
      for (T one : all) {
        Callable<R> task = () -> work.apply(one);
        running.add(workers.submit(task));
      }
      List<R> results = new ArrayList<>();
      for (Future<R> future : running) {
        results.add(future.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the trials ran", e);
    } finally {
      workers.shutdownNow();
    }
  }
}
