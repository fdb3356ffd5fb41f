package dev.culprit.trace;

import java.util.List;

/**
 * Tells a leak from what is legitimately open at the end of a trace. May miss a leak, never cries
 * wolf: what a pool, a cache or a server with open connections would look like too is unclear, not
 * a leak.
 */
final class Judge {

  /** A socket that is neither bound nor connected is good for one question; nobody keeps three. */
  private static final int UNBOUND = 3;

  /** Sockets of which the trace does not show whether they are connected. */
  private static final int SOCKETS = 5;

  /** Event loops of a start-up make a handful of each; a leak soon makes more. */
  private static final int OTHERS = 8;

  /** No cache opens one file a third time while it holds it twice. */
  private static final int REPEATS = 2;

  /** Different files of one sort: a daemon's logs are fewer. */
  private static final int FILES = 16;

  /** Connections to a peer that is still there: most pools are smaller. */
  private static final int CONNECTIONS = 32;

  /** Without closes in the trace, so many numbers in a row, none of them given out again. */
  private static final int NEW_NUMBERS = 4;

  /** A peer that hung up leaves nothing to wait for. */
  private static final int HUNG_UP = 3;

  /** From so many on, an open end is worth a word. */
  private static final int WORTH_A_WORD = 5;

  /** Calls that show that a socket talks to somebody. */
  private static final List<String> TALKS =
      List.of("connect", "bind", "listen", "send", "recv", "read", "write", "accept", "epoll_wait");

  private final boolean closesSeen;
  private final boolean connectsSeen;

  Judge(boolean closesSeen, boolean connectsSeen) {
    this.closesSeen = closesSeen;
    this.connectsSeen = connectsSeen;
  }

  /** A verdict with its reason. */
  record Opinion(Verdict verdict, String because) {}

  /** Judges a site. */
  Opinion judge(SiteKey key, Counts c) {
    if (c.open > 0) {
      String leak = leak(key, c);
      if (!leak.isEmpty()) {
        return new Opinion(Verdict.LEAKS, leak);
      }
    }
    if (c.failed > 0) {
      return new Opinion(
          Verdict.FAILS,
          c.failed
              + " calls failed because no descriptor was free; who holds them is not in sight");
    }
    if (c.open == 0) {
      return new Opinion(Verdict.CLOSED, "all " + c.opened + " were closed");
    }
    return held(c);
  }

  private static Opinion held(Counts c) {
    if (c.idle >= WORTH_A_WORD) {
      return new Opinion(
          Verdict.UNCLEAR,
          c.idle + " open and unused so far, as in a pool or a cache; a longer trace would tell");
    }
    String why = c.settled > 0 ? "none opened for long" : "new or in use";
    return new Opinion(Verdict.HELD, c.open + " open at the end: " + why);
  }

  /** Why a site leaks, or "". */
  private String leak(SiteKey key, Counts c) {
    boolean closesKnown = closesSeen || c.reused == 0;
    if (c.ended >= HUNG_UP && closesKnown && share(c.ended, c.ended + c.endedAndClosed) >= 0.3) {
      return c.ended + " connections whose peer had hung up were never closed";
    }
    if (!closesSeen) {
      return newNumbers(key, c);
    }
    return switch (key.opening().kind()) {
      case SOCKET -> socket(key, c);
      case ACCEPTED -> "";
      case FILE -> file(c);
      case OTHER -> enough(c, OTHERS, 0.5) ? neverClosed(c) : outlived(c);
    };
  }

  private String socket(SiteKey key, Counts c) {
    if (c.connected > 0) {
      return enough(c, CONNECTIONS, 0.9) ? neverClosed(c) : "";
    }
    boolean known = connectsSeen || !key.use().isEmpty();
    if (known && !talks(key.use())) {
      int forgotten = c.idle + c.settled;
      return forgotten >= UNBOUND && share(c.open, c.opened) >= 0.3
          ? neverClosed(c) + ", and neither bound nor connected"
          : outlived(c);
    }
    return enough(c, SOCKETS, 0.5) ? neverClosed(c) : outlived(c);
  }

  private static String file(Counts c) {
    if (c.repeats >= REPEATS && c.idle + c.settled > REPEATS && share(c.open, c.opened) >= 0.3) {
      return neverClosed(c) + ", the same file again while it was open";
    }
    boolean rising = c.proven * 2 >= c.idle;
    return enough(c, FILES, 0.9) && rising ? neverClosed(c) : "";
  }

  /**
   * Most are closed at once, and yet some outlive many later ones: a path that forgets to close.
   */
  private static String outlived(Counts c) {
    boolean others = c.closed > 0 && c.closedLate * 20 <= c.closed;
    return c.old >= SOCKETS && others && c.connected == 0
        ? neverClosed(c) + ", while the others were closed soon"
        : "";
  }

  /** Without closes only the numbers tell: the kernel always gives the lowest that is free. */
  private static String newNumbers(SiteKey key, Counts c) {
    boolean socket = key.opening().kind() == Opening.Kind.SOCKET && c.connected == 0;
    int needed = socket ? NEW_NUMBERS : OTHERS;
    boolean plain = key.opening().kind() != Opening.Kind.ACCEPTED && c.connected == 0;
    return plain && c.reused == 0 && c.proven >= needed && c.idle >= needed
        ? c.opened + " new numbers, none given out again: never closed"
        : "";
  }

  private static boolean enough(Counts c, int needed, double least) {
    return c.idle >= needed && share(c.open, c.opened) >= least;
  }

  private static String neverClosed(Counts c) {
    return c.open + " of " + c.opened + " never closed";
  }

  /** A connection that failed is none. */
  private static boolean talks(String use) {
    boolean failed = use.startsWith("connect") && !use.endsWith(")");
    return !failed && TALKS.stream().anyMatch(use::startsWith);
  }

  private static double share(int part, int whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}
