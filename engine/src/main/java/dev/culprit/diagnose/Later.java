package dev.culprit.diagnose;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * A value that another thread makes while this one goes on; whoever needs it first waits for it, or
 * makes it where nobody began.
 *
 * @param <T> what is made, once
 */
public final class Later<T> {

  private final String name;
  private final FutureTask<T> task;
  private boolean begun;

  /**
   * Nothing is begun yet.
   *
   * @param name of the thread that will make it
   */
  public Later(String name, Callable<T> make) {
    this.name = name;
    this.task = new FutureTask<>(make);
  }

  /** Begins to make it, if nobody has. */
  public synchronized void begin() {
    if (!begun) {
      begun = true;
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      thread.start();
    }
  }

  /**
   * The value.
   *
   * @throws IllegalStateException where it could not be made; an unchecked reason is thrown as it
   *     is
   */
  public T get() {
    synchronized (this) {
      if (!begun) {
        begun = true;
        task.run();
      }
    }
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      throw unchecked(e.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static RuntimeException unchecked(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
  }
}
