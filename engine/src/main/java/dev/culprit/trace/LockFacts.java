package dev.culprit.trace;

import dev.culprit.fact.Origin;
import dev.culprit.fact.StackGroup;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Threads that a trace leaves waiting for a lock, as observations for the ranking. */
final class LockFacts {

  /**
   * A mutex of the C library that others wait for holds 2 (glibc nptl/lowlevellock.c), and the wait
   * has no end. A condition variable, where pools wait for work, holds other numbers.
   */
  private static final Pattern MUTEX =
      Pattern.compile("futex\\((0x[0-9a-f]{1,16}), FUTEX_WAIT(?:_PRIVATE)?, 2, NULL\\b.{0,80}");

  /** A file's lock, asked for with the will to wait. */
  private static final Pattern FILE =
      Pattern.compile(
          "((?:flock|fcntl)\\(\\d{1,9}(?:<[^>]{1,100}>)?),"
              + " (?:LOCK_(?:EX|SH)(?!\\|LOCK_NB)|F_(?:OFD_)?SETLKW).{0,120}");

  /** Calls in which a thread waits for work, a peer or its time. */
  private static final Pattern IDLE =
      Pattern.compile(
          "(?:epoll_p?wait2?|p?poll|p?select6?|accept4?|(?:clock_)?nanosleep|restart_syscall"
              + "|rt_sig(?:timedwait|suspend)|wait4|waitid|pause|futex|io_getevents|read|recv\\w*)\\(.*");

  /** More locks at a time are no queue. */
  private static final int MOST = 5;

  private LockFacts() {}

  /**
   * A group for each lock, the longest queue first.
   *
   * @param at gives the origin of a line
   */
  static List<StackGroup> of(TraceReport report, BiFunction<Integer, String, Origin> at) {
    Map<String, List<Waiting>> queues = new LinkedHashMap<>();
    int idle = 0;
    for (Waiting call : report.waiting()) {
      String lock = lock(call.call());
      if (!lock.isEmpty()) {
        queues.computeIfAbsent(lock, unused -> new ArrayList<>()).add(call);
      } else if (IDLE.matcher(call.call()).matches()) {
        idle++;
      }
    }
    int all = Math.max(report.threads(), report.waiting().size());
    int busy = all - idle;
    return queues.entrySet().stream()
        .sorted(Comparator.comparing(queue -> -queue.getValue().size()))
        .limit(MOST)
        .map(queue -> group(queue.getKey(), queue.getValue(), busy, all, at))
        .toList();
  }

  private static StackGroup group(
      String lock, List<Waiting> queue, int busy, int all, BiFunction<Integer, String, Origin> at) {
    Waiting first = queue.get(0);
    // the first thread of a process has the process's own number, which is the lowest
    int pid = queue.stream().mapToInt(Waiting::pid).min().orElse(0);
    Origin origin = at.apply(first.line(), first.call());
    return new StackGroup(pid, "", "lock", lock, "", lock, queue.size(), busy, all, origin);
  }

  /** The lock that a call waits for, or "". */
  private static String lock(String call) {
    Matcher mutex = MUTEX.matcher(call);
    if (mutex.matches()) {
      return "mutex " + mutex.group(1);
    }
    Matcher file = FILE.matcher(call);
    return file.matches() ? file.group(1) + ")" : "";
  }
}
