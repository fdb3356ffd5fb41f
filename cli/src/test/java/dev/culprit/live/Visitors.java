package dev.culprit.live;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/** Requests that keep coming, as they do on a host in production. */
final class Visitors implements AutoCloseable {

  @FunctionalInterface
  interface Visit {
    void make() throws IOException;
  }

  private final Thread thread;
  private final AtomicInteger made = new AtomicInteger();
  private volatile boolean gone;

  private Visitors(Visit visit, long pauseMillis) {
    thread = new Thread(() -> visit(visit, pauseMillis), "visitors");
    thread.setDaemon(true);
    thread.start();
  }

  /** Begins to send requests, with a pause after each. */
  static Visitors of(Visit visit, long pauseMillis) {
    return new Visitors(visit, pauseMillis);
  }

  int made() {
    return made.get();
  }

  private void visit(Visit visit, long pauseMillis) {
    try {
      while (!gone) {
        try {
          visit.make();
        } catch (IOException refused) {
          // the visitor of a sick site comes again
        }
        made.incrementAndGet();
        Thread.sleep(pauseMillis);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    gone = true;
    try {
      thread.join(10_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
