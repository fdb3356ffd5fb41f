package dev.culprit.trace;

import java.util.List;

/**
 * One call of a trace that has ended.
 *
 * @param began position of its beginning among all calls of the trace; a call that was interrupted
 *     by others ends later than it began
 * @param pid the thread that made it, or 0 when the trace does not tell
 * @param at seconds since some fixed moment, or NaN without time stamps
 * @param args what stands between the brackets, unsplit
 * @param result what it returned; {@link #NO_RESULT} when it did not return a number
 * @param errno such as {@code EMFILE}, or ""
 * @param seconds how long it took, or NaN when the trace does not tell
 * @param line number of the line on which it ended
 * @param text that line
 * @param stack frames below it, innermost first; empty without {@code -k}
 */
record Syscall(
    long began,
    int pid,
    double at,
    String name,
    String args,
    long result,
    String errno,
    double seconds,
    int line,
    String text,
    List<Frame> stack) {

  static final long NO_RESULT = Long.MIN_VALUE;

  /** A call that has not ended yet. */
  static Syscall begun(long began, int pid, double at, String text, int line) {
    int open = text.indexOf('(');
    return new Syscall(
        began,
        pid,
        at,
        text.substring(0, Math.max(0, open)),
        text.substring(open + 1),
        NO_RESULT,
        "",
        Double.NaN,
        line,
        text,
        List.of());
  }

  /** The same call with the stack that stood below it. */
  Syscall with(List<Frame> frames) {
    return new Syscall(
        began, pid, at, name, args, result, errno, seconds, line, text, List.copyOf(frames));
  }

  boolean failed() {
    return !errno.isEmpty();
  }

  /** The descriptor that it returned, or -1. */
  int descriptor() {
    return errno.isEmpty() && result >= 0 && result <= Integer.MAX_VALUE ? (int) result : -1;
  }

  /** Whether it failed because the process or the system has no descriptor left. */
  boolean lackedDescriptor() {
    return errno.equals("EMFILE") || errno.equals("ENFILE");
  }
}
