package dev.culprit.gauge;

/** One call of a suspected path. */
@FunctionalInterface
public interface Call {

  /** Makes it, and waits for its end within a bound. */
  Outcome make() throws InterruptedException;

  /**
   * How it ended.
   *
   * @param answered whether there was an answer, be it an error page
   * @param word the status, the exit code, or why there was no answer
   */
  record Outcome(boolean answered, String word) {}
}
