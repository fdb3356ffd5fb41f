package dev.culprit.trace;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which threads share a descriptor table. Known where the trace shows the clone. Where it does not:
 *
 * <ul>
 *   <li>what was attached before the first call is a process of its own ({@code -p} given twice);
 *   <li>a thread that appears without notice belongs to the process that was attached "with N
 *       threads";
 *   <li>a thread that is attached later, while a single process is traced, is assumed to be a
 *       thread of it until something contradicts: the same number is opened by both while it is
 *       open, it runs another program, or a SIGCHLD tells of its end. Then it and its like are
 *       processes. Until then, what it closes for others and what it leaves open when it ends
 *       counts as closed, unless a later open returns a higher number, which shows that the number
 *       was still taken.
 * </ul>
 */
final class Processes {

  private static final int MAX_MEMBERS = 100_000;

  private record Clone(int parent, boolean shares) {}

  private final Budget budget;
  private final SiteBook book;
  private final Map<Integer, Member> members = new LinkedHashMap<>();
  private final Set<DescriptorTable> tables = new LinkedHashSet<>();

  /** Those that were traced from the beginning: what they hold when they end, they never closed. */
  private final Set<DescriptorTable> roots = new HashSet<>();

  private final Map<Integer, DescriptorTable> endedTentatively = new HashMap<>();
  private final TreeMap<Integer, DescriptorTable> threaded = new TreeMap<>();
  private final Map<Integer, String> programs = new HashMap<>();
  private final Deque<Clone> underWay = new ArrayDeque<>();
  private boolean started;
  private int seen;

  Processes(Budget budget, SiteBook book) {
    this.budget = budget;
    this.book = book;
  }

  /** Number of threads seen. */
  int seen() {
    return seen;
  }

  /**
   * A thread appears.
   *
   * @param announced whether strace says that it attached to it, rather than that it is just there
   * @param withThreads whether strace says that it has threads, which are not announced
   */
  void attached(int pid, boolean announced, boolean withThreads) {
    if (members.containsKey(pid)) {
      return;
    }
    Clone clone = underWay.pollFirst();
    if (clone != null) {
      child(clone, pid);
    } else if (!announced && !threaded.isEmpty()) {
      // threads are made after their process, so the nearest lower number is their leader
      var leader = threaded.floorEntry(pid);
      join(pid, (leader == null ? threaded.firstEntry() : leader).getValue(), false);
    } else if (started && !members.isEmpty()) {
      assume(pid);
    } else {
      own(pid);
      roots.add(members.get(pid).table());
    }
    if (withThreads) {
      threaded.put(pid, members.get(pid).table());
    }
  }

  /** The thread known as 0 has this id. */
  void identified(int pid) {
    Member member = members.remove(0);
    if (member != null) {
      members.put(pid, member);
      member.table().identified(pid);
    }
    String program = programs.remove(0);
    if (program != null) {
      programs.put(pid, program);
    }
  }

  /** A thread's program is known. */
  void named(int pid, String program) {
    if (programs.size() < MAX_MEMBERS) {
      programs.put(pid, program);
    }
  }

  /** The thread's program, or "". */
  String program(int pid) {
    return programs.getOrDefault(pid, "");
  }

  /** The thread with its table; from here on the trace has begun. */
  Member member(int pid) {
    started = true;
    Member member = members.get(pid);
    if (member == null) {
      attached(pid, false, false);
      member = members.get(pid);
    }
    return member;
  }

  /** A call that makes a child begins. */
  void cloning(int parent, String name, String args) {
    if (underWay.size() < MAX_MEMBERS) {
      underWay.addLast(new Clone(parent, shares(name, args)));
    }
  }

  /** A call that makes a child returned. */
  void cloned(int parent, String name, String args, long result) {
    Clone clone = new Clone(parent, shares(name, args));
    underWay.removeFirstOccurrence(clone);
    if (result > 0 && result <= Integer.MAX_VALUE && !members.containsKey((int) result)) {
      child(clone, (int) result);
    }
  }

  /** A thread runs another program: no thread of another process does. */
  void executed(int pid) {
    Member member = member(pid);
    if (member.tentative()) {
      separate(pid, member.table());
      member = members.get(pid);
    }
    member.table().executed();
  }

  /** Takes a thread that only seemed to share the table, and its like, out of it. */
  void refute(DescriptorTable table) {
    table.refute();
    endedTentatively.values().removeIf(ended -> ended == table);
    List<Integer> tentative = new ArrayList<>();
    for (int pid : table.members) {
      Member member = members.get(pid);
      if (member != null && member.tentative()) {
        tentative.add(pid);
      }
    }
    tentative.forEach(pid -> separate(pid, table));
  }

  /** A SIGCHLD told of the end of a child, so that it was a process. */
  void childEnded(int pid) {
    DescriptorTable table = endedTentatively.remove(pid);
    if (table != null) {
      refute(table);
    }
  }

  /** A thread ended. */
  void exited(int pid, long moment) {
    Member member = members.get(pid);
    // the last one ends with the trace
    if (member == null || members.size() == 1) {
      return;
    }
    DescriptorTable table = member.table();
    members.remove(pid);
    table.members.remove(pid);
    if (member.tentative() && endedTentatively.size() < MAX_MEMBERS) {
      table.endedTentatively(pid, moment);
      endedTentatively.put(pid, table);
    }
    if (table.members.isEmpty()) {
      tables.remove(table);
      table.sumUp(book, !roots.contains(table));
    }
  }

  /** Sums up all tables at the end of the trace. */
  void end() {
    tables.forEach(table -> table.sumUp(book, false));
    tables.clear();
    members.clear();
  }

  private void child(Clone clone, int pid) {
    Member parent = members.get(clone.parent);
    if (clone.shares && parent != null) {
      join(pid, parent.table(), parent.tentative());
    } else {
      own(pid);
    }
    String program = programs.get(clone.parent);
    if (program != null) {
      named(pid, program);
    }
  }

  private void assume(int pid) {
    DescriptorTable only = tables.size() == 1 ? tables.iterator().next() : null;
    if (only != null && !only.refuted()) {
      join(pid, only, true);
    } else {
      own(pid);
    }
  }

  private void own(int pid) {
    join(pid, new DescriptorTable(pid, budget), false);
  }

  private void join(int pid, DescriptorTable table, boolean tentative) {
    if (members.size() >= MAX_MEMBERS) {
      exited(members.keySet().iterator().next(), 0);
    }
    seen++;
    members.put(pid, new Member(table, tentative));
    table.members.add(pid);
    tables.add(table);
  }

  private void separate(int pid, DescriptorTable from) {
    from.members.remove(pid);
    DescriptorTable own = new DescriptorTable(pid, budget);
    from.moveTo(own, pid);
    own.members.add(pid);
    tables.add(own);
    members.put(pid, new Member(own, false));
  }

  private static boolean shares(String name, String args) {
    return name.startsWith("clone") && args.contains("CLONE_FILES");
  }
}
