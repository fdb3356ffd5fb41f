package dev.culprit.combine;

import dev.culprit.fact.ProcessSeen;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which processes do the same work: a master that only starts others does none, and of two
 * instances of one service each has workers of its own.
 */
final class Workers {

  private final Map<Integer, Integer> parents = new HashMap<>();

  Workers(Observations read) {
    for (ProcessSeen process : read.of(ProcessSeen.class)) {
      if (process.parent() >= 0) {
        parents.put(process.pid(), process.parent());
      }
    }
  }

  /** Whether it is told who started the process. */
  boolean knows(int pid) {
    return parents.containsKey(pid);
  }

  /**
   * The processes of a service that share the work of one of them, itself among them: those of the
   * same parent where that is of the service too, else itself and those that it started.
   */
  Set<Integer> of(int pid, Collection<Integer> service) {
    int parent = parents.getOrDefault(pid, -1);
    List<Integer> all =
        service.contains(parent)
            ? service.stream().filter(p -> parents.getOrDefault(p, -1) == parent).toList()
            : service.stream().filter(p -> p == pid || parents.getOrDefault(p, -1) == pid).toList();
    return Set.copyOf(all);
  }
}
