package dev.culprit.combine;

import dev.culprit.fact.BlockedTask;
import dev.culprit.fact.Origin;
import dev.culprit.fact.ProcessSeen;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Processes that are in state D in every listing that shows them. */
final class BlockedTasks {

  private BlockedTasks() {}

  static List<BlockedTask> of(Observations read, ServiceNames names) {
    Map<Integer, Map<String, ProcessSeen>> byPid = new TreeMap<>();
    for (ProcessSeen process : read.of(ProcessSeen.class)) {
      if (process.state() != '?') {
        byPid
            .computeIfAbsent(process.pid(), p -> new LinkedHashMap<>())
            .merge(process.origin().source(), process, (a, b) -> a.state() == 'D' ? b : a);
      }
    }
    List<BlockedTask> tasks = new ArrayList<>();
    for (Map<String, ProcessSeen> listings : byPid.values()) {
      if (listings.size() > 1 && listings.values().stream().allMatch(BlockedTasks::isBlocked)) {
        tasks.add(task(List.copyOf(listings.values()), names));
      }
    }
    return tasks;
  }

  /** Threads of the kernel have no memory; some of them sleep so by habit. */
  private static boolean isBlocked(ProcessSeen process) {
    return process.state() == 'D'
        && process.residentKiB() != 0
        && !process.arguments().startsWith("[");
  }

  private static BlockedTask task(List<ProcessSeen> listings, ServiceNames names) {
    ProcessSeen first = listings.get(0);
    String channel =
        listings.stream()
            .map(ProcessSeen::waitChannel)
            .filter(c -> !c.isEmpty() && !c.equals("-"))
            .findFirst()
            .orElse("");
    List<Origin> proof = listings.stream().limit(3).map(ProcessSeen::origin).toList();
    return new BlockedTask(names.of(first.pid(), first.command()), listings.size(), channel, proof);
  }
}
