package dev.culprit.trace;

/**
 * What strace says about its own work: {@code strace: Process 12 attached with 5 threads}, in older
 * versions {@code Process 12 attached}. It may stand in the middle of a line, because strace does
 * not wait for a line's end.
 */
record Notice(Kind kind, int pid, boolean withThreads) {

  enum Kind {
    ATTACHED,
    DETACHED,
    OTHER
  }

  /** Where a notice begins on a line, or -1. */
  static int begin(String line) {
    if (line.startsWith("strace: ")) {
      return 0;
    }
    boolean perhaps =
        line.endsWith("attached")
            || line.endsWith("detached")
            || line.endsWith("threads")
            || line.endsWith("to quit");
    if (!perhaps) {
      return -1;
    }
    int at = line.lastIndexOf("Process ");
    if (at < 0 || Numbers.wholeAt(line, at + 8) < 0) {
      return -1;
    }
    return line.startsWith("strace: ", at - 8) ? at - 8 : at;
  }

  /** Reads the notice at {@code from}. */
  static Notice parse(String line, int from) {
    int number = line.indexOf("Process ", from) + 8;
    int pid = number < 8 ? -1 : Numbers.wholeAt(line, number);
    if (pid <= 0) {
      return new Notice(Kind.OTHER, 0, false);
    }
    boolean attached = line.indexOf(" attached", number) > 0;
    boolean detached = line.indexOf(" detached", number) > 0;
    boolean threads = line.indexOf(" threads", number) > 0;
    return new Notice(
        attached ? Kind.ATTACHED : detached ? Kind.DETACHED : Kind.OTHER, pid, threads);
  }

  /** A line that belongs to a trace's surroundings and says nothing about calls. */
  static boolean isHarmless(String line) {
    return line.startsWith("$ ") || line.startsWith("# ") || line.startsWith("[ Process PID=");
  }
}
