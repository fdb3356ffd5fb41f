package dev.culprit.parse;

import dev.culprit.fact.StackGroup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The threads of a debugger's back-trace by where they stand. */
final class StackTally {

  /** Threads that are kept; a process with more shows the same. */
  private static final int MOST = 20_000;

  /** Two in the same place are chance. */
  private static final int LEAST = 3;

  /** {@code pstack 812}, {@code gstack 812}. */
  private static final Pattern LAST_WORD = Pattern.compile("stack\\s+(?:-\\S+\\s+)*(\\d{1,9})$");

  private final List<NativeStack> threads = new ArrayList<>();
  private String program = "";

  /** Begins a thread. */
  void begin(NativeStack thread) {
    if (threads.size() < MOST) {
      threads.add(thread);
    }
  }

  /** Forgets the threads so far. */
  void clear() {
    threads.clear();
  }

  /** Takes what a core says it is of. */
  void generatedBy(String command) {
    String first = command.strip().split("\\s+", 2)[0];
    program = first.substring(first.lastIndexOf('/') + 1);
  }

  /** How many threads wait for work; one of them is the main loop, which always does. */
  int idle() {
    return (int) Math.max(0, threads.stream().filter(NativeStack::idle).count() - 1);
  }

  /** How many of the others stand in which function. */
  Map<String, Integer> places() {
    Map<String, Integer> places = new HashMap<>();
    threads.stream().filter(t -> !t.idle()).forEach(t -> places.merge(t.place(), 1, Integer::sum));
    return places;
  }

  /** Says the groups. */
  void end(Sink out) {
    List<NativeStack> busy = threads.stream().filter(t -> !t.idle()).toList();
    Map<String, List<NativeStack>> groups = new LinkedHashMap<>();
    for (NativeStack one : busy) {
      String key = one.waits() + "\t" + one.library() + "\t" + one.path();
      groups.computeIfAbsent(key, k -> new ArrayList<>()).add(one);
    }
    int pid = pid(out.asked());
    for (List<NativeStack> group : groups.values()) {
      if (group.size() >= LEAST) {
        NativeStack one = group.get(0);
        out.observe(
            new StackGroup(
                pid,
                program,
                one.waits(),
                one.place(),
                one.library(),
                one.path(),
                group.size(),
                busy.size(),
                threads.size(),
                one.origin()));
      }
    }
  }

  private static int pid(String asked) {
    Matcher last = LAST_WORD.matcher(asked.strip());
    int pid = Asked.pid(asked);
    return pid == 0 && last.find() ? Integer.parseInt(last.group(1)) : pid;
  }
}
