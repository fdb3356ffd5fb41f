package dev.culprit.trace;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The descriptors of one process, shared by its threads, and what its call sites did. */
final class DescriptorTable {

  /** Standard input, output and error are redirected, not leaked. */
  private static final int FIRST_OF_INTEREST = 3;

  /**
   * A short-lived process need not close what its end closes for it. One that held this many of a
   * site leaked while it lived.
   */
  private static final int MANY_AT_EXIT = 10;

  private int leader;
  private final Budget budget;
  // in the order of the trace, so that the same trace gives the same report
  private final Map<Integer, Held> open = new LinkedHashMap<>();
  private final Map<Opening, Made> made = new LinkedHashMap<>();
  private final Map<SiteKey, Cell> cells = new LinkedHashMap<>();
  private final Heights heights = new Heights();

  /** Threads that are only assumed to share the table, and when they ended. */
  private final Map<Integer, Long> endedTentatively = new HashMap<>();

  final Set<Integer> members = new HashSet<>();
  private long activity;
  private boolean refuted;

  DescriptorTable(int leader, Budget budget) {
    this.leader = leader;
    this.budget = budget;
  }

  /** The process that was known as 0 has this id. */
  void identified(int pid) {
    members.remove(0);
    members.add(pid);
    leader = leader == 0 ? pid : leader;
  }

  /** A member made a call. */
  void active() {
    activity++;
  }

  /** The descriptor, or null when the trace does not show its opening. */
  Held get(int number) {
    return open.get(number);
  }

  /** A call gave a descriptor. */
  void opened(Opening opening, int number, Syscall call, String path, Member by, boolean lowest) {
    Held before = open.remove(number);
    if (before != null) {
      drop(before, true);
    }
    if (lowest) {
      heights.opened(call.began(), number);
    }
    if (number < FIRST_OF_INTEREST || !budget.takeHeld()) {
      return;
    }
    int ordinal = made(opening).opened(call.began());
    Held.Place place = new Held.Place(call.pid(), by.tentative(), activity, ordinal);
    open.put(number, new Held(opening, number, call, place, path));
  }

  /** A call failed for want of a descriptor. */
  void failed(Opening opening, Syscall call) {
    made(opening).failed(call.began(), activity);
  }

  /** A thread closed a descriptor; nothing happens when its opening was not seen. */
  void closed(int number, Syscall close, Member by) {
    Held held = open.get(number);
    if (held == null) {
      return;
    }
    boolean other = held.opener != close.pid();
    if (other && !refuted && (held.tentative || by.tentative())) {
      held.perhapsClosedAt = close.began();
      return;
    }
    open.remove(number);
    budget.giveHeld();
    Cell cell = cell(held);
    if (cell != null) {
      cell.closed(held, close, made(held.opening).count() - held.ordinal - 1);
    }
  }

  /** The descriptors of a range are closed at once. */
  void closedRange(int first, int last, Syscall close, Member by) {
    for (int number : open.keySet().toArray(Integer[]::new)) {
      if (number >= first && number <= last) {
        closed(number, close, by);
      }
    }
  }

  /** Another program runs in the process now. */
  void executed() {
    Iterator<Held> all = open.values().iterator();
    while (all.hasNext()) {
      Held held = all.next();
      if (held.closesOnExec) {
        all.remove();
        drop(held, false);
      }
    }
  }

  /** Whether an open that returns the number shows that a thread does not share this table. */
  boolean contradicts(int number, int pid, Member by) {
    Held held = open.get(number);
    return held != null
        && held.perhapsClosedAt < 0
        && held.opener != pid
        && (held.tentative || by.tentative());
  }

  /** A thread of which it was only assumed that it shares the table has ended. */
  void endedTentatively(int pid, long moment) {
    endedTentatively.put(pid, moment);
  }

  /** It is shown that children of this process do not share its table. */
  void refute() {
    refuted = true;
    Iterator<Held> all = open.values().iterator();
    while (all.hasNext()) {
      Held held = all.next();
      held.perhapsClosedAt = -1;
      if (held.tentative && endedTentatively.containsKey(held.opener)) {
        all.remove();
        drop(held, false);
      }
    }
    endedTentatively.clear();
  }

  boolean refuted() {
    return refuted;
  }

  /** Gives the descriptors that a thread opened to the table that turned out to be its own. */
  void moveTo(DescriptorTable own, int pid) {
    Iterator<Held> all = open.values().iterator();
    while (all.hasNext()) {
      Held held = all.next();
      if (held.opener == pid) {
        all.remove();
        own.open.put(held.number, held);
        own.made(held.opening).opened(held.began);
      }
    }
  }

  /** Sums up what is open at the end into the totals, and forgets it. */
  void sumUp(SiteBook book, boolean exited) {
    for (Held held : open.values()) {
      if (perhapsClosed(held)) {
        drop(held, false);
      } else {
        Cell cell = cell(held);
        budget.giveHeld();
        if (cell != null) {
          cell.open(held, made(held.opening), heights);
        }
      }
    }
    open.clear();
    cells.forEach((key, cell) -> sumUp(key, cell, book, exited));
    budget.giveCells(cells.size());
    cells.clear();
    made.forEach((opening, count) -> book.failures(opening, count.failures(), leader));
    made.clear();
  }

  private void sumUp(SiteKey key, Cell cell, SiteBook book, boolean exited) {
    cell.end(activity, made(key.opening()));
    if (exited && cell.counts.idle < MANY_AT_EXIT) {
      cell.counts.closeAll();
    }
    book.add(key, cell, leader);
  }

  /**
   * Whether a thread that perhaps shares the table perhaps closed the descriptor, and no later open
   * shows that it is in use still.
   */
  private boolean perhapsClosed(Held held) {
    Long ended = held.tentative ? endedTentatively.get(held.opener) : null;
    long moment = Math.max(held.perhapsClosedAt, ended == null ? -1 : ended);
    return moment >= 0 && !heights.inUseAfter(moment, held.number);
  }

  private void drop(Held held, boolean numberUsedAgain) {
    budget.giveHeld();
    Cell cell = cell(held);
    if (cell != null) {
      cell.gone(held, numberUsedAgain);
    }
  }

  private Made made(Opening opening) {
    return made.computeIfAbsent(opening, o -> new Made());
  }

  /** The tally of a descriptor's site, or null when there are too many. */
  private Cell cell(Held held) {
    SiteKey key = new SiteKey(held.opening, held.use());
    Cell cell = cells.get(key);
    if (cell == null && budget.takeCell()) {
      cell = new Cell();
      cells.put(key, cell);
    }
    return cell;
  }
}
