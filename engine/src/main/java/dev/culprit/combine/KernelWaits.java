package dev.culprit.combine;

import dev.culprit.fact.KernelStack;
import dev.culprit.fact.KernelWait;
import dev.culprit.fact.Origin;
import dev.culprit.fact.ProcessSeen;
import dev.culprit.fact.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Where in the kernel processes sleep: their stacks, else their wait channels, by service. */
final class KernelWaits {

  /** Kinds of places that are told apart. */
  private static final int MOST = 500;

  private static final class Tally {
    private final Subject service;
    private final String place;
    private final List<Origin> proof = new ArrayList<>();
    private int blocked;
    private int processes;

    Tally(Subject service, String place) {
      this.service = service;
      this.place = place;
    }
  }

  private KernelWaits() {}

  static List<KernelWait> of(Observations read, ServiceNames names) {
    Map<Integer, ProcessSeen> processes = new HashMap<>();
    for (ProcessSeen process : read.of(ProcessSeen.class)) {
      processes.merge(process.pid(), process, (a, b) -> b.sample() >= a.sample() ? b : a);
    }
    Map<String, Tally> tallies = new TreeMap<>();
    Map<Integer, KernelStack> stacks = new HashMap<>();
    for (KernelStack stack : read.of(KernelStack.class)) {
      stacks.put(stack.pid(), stack);
      ProcessSeen process = processes.get(stack.pid());
      // somebody prints the stack of a process that hangs; its state is known only from ps
      boolean blocked = process == null || process.state() == 'D';
      Subject service =
          process == null
              ? new Subject(Subject.Kind.PROCESS, "process " + stack.pid(), stack.pid())
              : names.of(stack.pid(), process.command());
      add(tallies, service, String.join(" ", stack.functions()), blocked, stack.origin());
    }
    for (ProcessSeen process : processes.values()) {
      boolean told = stacks.containsKey(process.pid()) || process.waitChannel().length() < 3;
      if (!told && process.state() == 'D') {
        Subject service = names.of(process.pid(), process.command());
        add(tallies, service, process.waitChannel(), true, process.origin());
      }
    }
    return tallies.values().stream()
        .map(t -> new KernelWait(t.service, t.blocked, t.processes, t.place, t.proof))
        .toList();
  }

  private static void add(
      Map<String, Tally> tallies, Subject service, String place, boolean blocked, Origin origin) {
    String key = service.name() + "\n" + place;
    if (tallies.size() >= MOST && !tallies.containsKey(key)) {
      return;
    }
    Tally tally = tallies.computeIfAbsent(key, k -> new Tally(service, place));
    tally.processes++;
    tally.blocked += blocked ? 1 : 0;
    if (tally.proof.size() < 3) {
      tally.proof.add(origin);
    }
  }
}
