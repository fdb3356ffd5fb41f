package dev.culprit.trace;

/** How much one trace may make us remember; shared by all tables of it. */
final class Budget {

  /** Open descriptors; some 60 MB. A process that leaks more within a trace is known by then. */
  private static final int MAX_HELD = 250_000;

  /** Call sites times processes. */
  private static final int MAX_CELLS = 100_000;

  private int held;
  private int cells;
  private boolean exceeded;

  /** Whether one more open descriptor may be remembered. */
  boolean takeHeld() {
    exceeded |= held >= MAX_HELD;
    if (held < MAX_HELD) {
      held++;
      return true;
    }
    return false;
  }

  /** Whether the tally of one more call site in one more process may be kept. */
  boolean takeCell() {
    exceeded |= cells >= MAX_CELLS;
    if (cells < MAX_CELLS) {
      cells++;
      return true;
    }
    return false;
  }

  /** An open descriptor is no longer remembered. */
  void giveHeld() {
    held--;
  }

  /** The tallies of an ended process are summed up. */
  void giveCells(int count) {
    cells -= count;
  }

  /** Whether something had to be left out. */
  boolean exceeded() {
    return exceeded;
  }
}
