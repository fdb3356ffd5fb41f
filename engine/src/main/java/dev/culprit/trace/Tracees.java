package dev.culprit.trace;

import java.util.HashSet;
import java.util.Set;

/**
 * The threads under trace, as far as the log shows them. strace leaves the {@code [pid N]} away
 * while it follows a single thread; such a line belongs to the only one that is left.
 */
final class Tracees {

  /** More threads than any host runs at once; beyond that, ends are no longer awaited. */
  private static final int MAX_LIVE = 100_000;

  private final Set<Integer> live = new HashSet<>();
  private boolean anonymous;
  private int sole;

  /** Whether the thread is known to be under trace. */
  boolean isLive(int pid) {
    return live.contains(pid);
  }

  /** Adds a thread. */
  void add(int pid) {
    if (live.size() < MAX_LIVE && live.add(pid)) {
      sole = pid;
    }
  }

  /** Removes a thread. */
  void remove(int pid) {
    if (live.remove(pid) && live.size() == 1) {
      sole = live.iterator().next();
    }
  }

  /** Whose a line without a pid is: the only thread under trace, or 0 when nobody is known. */
  int withoutPid() {
    if (live.size() == 1) {
      return sole;
    }
    if (live.isEmpty()) {
      anonymous = true;
      add(0);
    }
    return anonymous ? 0 : sole;
  }

  /** Whether lines were read whose thread has no number yet. */
  boolean hasAnonymous() {
    return anonymous;
  }

  /** Gives the thread without a number its number. */
  void identify(int pid) {
    anonymous = false;
    live.remove(0);
    add(pid);
  }
}
