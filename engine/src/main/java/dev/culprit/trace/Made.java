package dev.culprit.trace;

/** How often one opening gave a descriptor in one process, and how often it could not. */
final class Made {

  private int count;
  private long lastOpen = -1;
  private int failed;
  private long lastFailure = -1;
  private long lastFailureActivity = -1;

  /** It gave one; the number of those before. */
  int opened(long moment) {
    lastOpen = Math.max(lastOpen, moment);
    return count++;
  }

  /** It failed for want of a descriptor. */
  void failed(long moment, long activity) {
    failed++;
    lastFailure = moment;
    lastFailureActivity = activity;
  }

  int count() {
    return count;
  }

  /** When it last gave one or tried to. */
  long lastOpen() {
    return Math.max(lastOpen, lastFailure);
  }

  /** How much the process had done when it last failed, or -1. */
  long lastFailureActivity() {
    return lastFailureActivity;
  }

  int failures() {
    return failed;
  }
}
