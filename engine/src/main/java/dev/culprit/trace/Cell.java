package dev.culprit.trace;

import java.util.HashSet;
import java.util.Set;

/** What one call site did in one process. */
final class Cell {

  /** A descriptor that outlived this many later ones of its site is older than one in use. */
  static final int OLD = 10;

  private static final int MAX_PATHS = 4_096;

  final Counts counts = new Counts();
  private final Set<String> paths = new HashSet<>();
  private ClosingExample closing = ClosingExample.NONE;
  private Example example = Example.NONE;
  private String detail = "";
  private long firstIdle = Long.MAX_VALUE;
  private long lastIdle;
  private long lastActivity;

  /** A descriptor was closed. */
  void closed(Held held, Syscall close, int later) {
    count(held);
    counts.closed++;
    if (later >= OLD) {
      counts.closedLate++;
    }
    if (held.ended) {
      counts.endedAndClosed++;
    }
    closing = closing.with(held, close);
  }

  /** A descriptor was closed by something that the trace does not show, or with its process. */
  void gone(Held held, boolean numberUsedAgain) {
    count(held);
    counts.closed++;
    if (numberUsedAgain) {
      counts.reused++;
    }
  }

  /** A descriptor is open at the end. */
  void open(Held held, Made made, Heights heights) {
    count(held);
    counts.open++;
    if (held.listening) {
      counts.listening++;
    } else if (held.lastUse < made.lastOpen()) {
      // The newest one of a site may still be in use; so may those that were used since.
      idle(held, made, heights);
    }
  }

  private void idle(Held held, Made made, Heights heights) {
    counts.idle++;
    if (heights.inUseAfter(held.began, held.number)) {
      counts.proven++;
    }
    if (made.count() - held.ordinal > OLD) {
      counts.old++;
    }
    if (held.ended) {
      counts.ended++;
    } else if (held.connected) {
      counts.connected++;
    }
    if (!held.path.isEmpty() && paths.size() < MAX_PATHS && !paths.add(held.path)) {
      counts.repeats++;
    }
    firstIdle = Math.min(firstIdle, held.activity);
    lastIdle = Math.max(lastIdle, held.activity);
  }

  /** Ends the counting: tells a site that goes on opening from one that has what it needs. */
  void end(long activityAtEnd, Made made) {
    // "Long before the end" is three times as long as it took, and more than a request or two.
    long after = activityAtEnd - Math.max(lastActivity, made.lastFailureActivity());
    if (counts.idle > 0 && after > Math.max(20, 3 * (lastIdle - firstIdle))) {
      counts.settled = counts.idle;
      counts.idle = 0;
    }
  }

  ClosingExample closing() {
    return closing;
  }

  Example example() {
    return example;
  }

  /** What the site's next use is about, such as an interface's name, or "". */
  String detail() {
    return detail;
  }

  private void count(Held held) {
    counts.opened++;
    lastActivity = Math.max(lastActivity, held.activity);
    example = example.or(new Example(held.line, held.text));
    if (detail.isEmpty()) {
      detail = held.detail();
    }
  }
}
