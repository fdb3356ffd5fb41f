package dev.culprit.trace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How often each system call was made, failed, and how long it took. */
final class CallBook {

  /** Linux has some 400 system calls; more names are hostile. */
  private static final int MAX_NAMES = 1_000;

  private static final int MAX_ERRORS = 20;

  /** As many threads as a service that hangs may have. */
  private static final int MAX_WAITING = 1_000;

  private static final class Tally {
    long calls;
    long failed;
    double seconds;
    double slowest = -1;
    int slowestLine;
    final Map<String, Long> errors = new TreeMap<>();
  }

  private final Map<String, Tally> tallies = new HashMap<>();
  private final List<Waiting> waiting = new ArrayList<>();
  private final List<CallTally> summary = new ArrayList<>();
  private long total;
  private boolean closesSeen;
  private boolean connectsSeen;
  private boolean readsSeen;

  /** A call ended. */
  void add(Syscall call) {
    total++;
    note(call.name());
    Tally tally = tallies.get(call.name());
    if (tally == null) {
      if (tallies.size() >= MAX_NAMES) {
        return;
      }
      tally = new Tally();
      tallies.put(call.name(), tally);
    }
    tally.calls++;
    if (call.failed()) {
      tally.failed++;
      if (tally.errors.size() < MAX_ERRORS || tally.errors.containsKey(call.errno())) {
        tally.errors.merge(call.errno(), 1L, Long::sum);
      }
    }
    if (call.seconds() >= 0) {
      tally.seconds += call.seconds();
      if (call.seconds() > tally.slowest) {
        tally.slowest = call.seconds();
        tally.slowestLine = call.line();
      }
    }
  }

  /** A close began. */
  void closing() {
    closesSeen = true;
  }

  /** A call had not ended when the trace did. */
  void waiting(Syscall call) {
    if (waiting.size() < MAX_WAITING) {
      waiting.add(new Waiting(call.pid(), call.text(), call.line()));
    }
  }

  /** A row of the table that strace -c prints. */
  void summarised(CallTally tally) {
    if (summary.size() < MAX_NAMES) {
      summary.add(tally);
    }
  }

  /** Calls that ended. */
  long total() {
    return total;
  }

  boolean closesSeen() {
    return closesSeen;
  }

  /** Whether the trace shows what sockets are connected or bound. */
  boolean connectsSeen() {
    return connectsSeen;
  }

  /** Whether the trace shows what files are read or written. */
  boolean readsSeen() {
    return readsSeen;
  }

  List<Waiting> waiting() {
    return List.copyOf(waiting);
  }

  /** The tallies, the most time first, then the most calls. */
  List<CallTally> tallies() {
    List<CallTally> all = new ArrayList<>(summary);
    tallies.forEach(
        (name, t) ->
            all.add(
                new CallTally(
                    name,
                    t.calls,
                    t.failed,
                    t.errors,
                    t.slowest < 0 ? Double.NaN : t.seconds,
                    t.slowest < 0 ? Double.NaN : t.slowest,
                    t.slowestLine)));
    all.sort(
        Comparator.comparingDouble((CallTally t) -> Double.isNaN(t.seconds()) ? 0 : -t.seconds())
            .thenComparing(t -> -t.calls())
            .thenComparing(CallTally::name));
    return all;
  }

  private void note(String name) {
    switch (name) {
      case "close", "close_range" -> closesSeen = true;
      case "connect", "bind" -> connectsSeen = true;
      case "read", "write", "pread64", "pwrite64", "readv", "writev" -> readsSeen = true;
      default -> {
        // says nothing about what was traced
      }
    }
  }
}
