package dev.culprit.gauge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** Processes as people see them: a service with all its workers. */
public final class Families {

  private Families() {}

  /**
   * A service.
   *
   * @param pid its first process, whose parent has another name
   * @param members all its processes, ascending
   */
  public record Family(String name, int pid, List<Integer> members) {

    /** Copies the list. */
    public Family {
      members = List.copyOf(members);
    }

    /** For messages. */
    public String label() {
      return name + " (pid " + pid + ")";
    }
  }

  /** All families, by their first process. */
  public static NavigableMap<Integer, Family> of(Map<Integer, ProcessCount> processes) {
    NavigableMap<Integer, List<Integer>> members = new TreeMap<>();
    for (ProcessCount one : new TreeMap<>(processes).values()) {
      members.computeIfAbsent(root(one, processes), r -> new ArrayList<>()).add(one.pid());
    }
    NavigableMap<Integer, Family> families = new TreeMap<>();
    members.forEach(
        (root, all) -> families.put(root, new Family(processes.get(root).name(), root, all)));
    return families;
  }

  /** The family that a process belongs to, or null where there is no such process. */
  public static Family of(int pid, Map<Integer, ProcessCount> processes) {
    ProcessCount one = processes.get(pid);
    return one == null ? null : of(processes).get(root(one, processes));
  }

  private static int root(ProcessCount from, Map<Integer, ProcessCount> processes) {
    ProcessCount at = from;
    Set<Integer> seen = new HashSet<>();
    while (seen.add(at.pid())) {
      ProcessCount parent = processes.get(at.parent());
      if (parent == null || !parent.name().equals(from.name())) {
        return at.pid();
      }
      at = parent;
    }
    return at.pid();
  }

  /** What these processes hold together; a kind that one of them hides is missing. */
  static Map<Quantity, Long> sum(Collection<ProcessCount> processes) {
    Map<Quantity, Long> sum = new EnumMap<>(Quantity.class);
    for (Quantity quantity : Quantity.values()) {
      long total = 0;
      boolean all = !processes.isEmpty();
      for (ProcessCount one : processes) {
        Long count = one.counts().get(quantity);
        all &= count != null;
        total += count == null ? 0 : count;
      }
      if (all) {
        sum.put(quantity, total);
      }
    }
    return sum;
  }
}
