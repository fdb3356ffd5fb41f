package dev.culprit.combine;

import dev.culprit.fact.Origin;
import dev.culprit.fact.ProcessSeen;
import dev.culprit.fact.ServiceSeen;
import dev.culprit.fact.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Processes to services. */
final class Processes {

  private Processes() {}

  static List<ServiceSeen> services(Observations read, ServiceNames names) {
    Map<Integer, ProcessSeen> latest = new TreeMap<>();
    for (ProcessSeen process : read.of(ProcessSeen.class)) {
      latest.merge(process.pid(), process, Processes::richer);
    }
    Map<String, List<ProcessSeen>> byService = new TreeMap<>();
    for (ProcessSeen process : latest.values()) {
      String service = names.of(process.pid(), process.command()).name();
      byService.computeIfAbsent(service, s -> new ArrayList<>()).add(process);
    }
    List<ServiceSeen> services = new ArrayList<>();
    byService.forEach(
        (service, processes) -> services.add(service(service, processes, names.known(service))));
    return services;
  }

  /** The later sample, or of one sample the reading that tells more. */
  private static ProcessSeen richer(ProcessSeen a, ProcessSeen b) {
    if (a.sample() != b.sample()) {
      return a.sample() > b.sample() ? a : b;
    }
    return b.arguments().length() > a.arguments().length() ? b : a;
  }

  private static ServiceSeen service(String name, List<ProcessSeen> processes, boolean known) {
    ProcessSeen main = processes.get(0);
    List<Origin> proof = processes.stream().limit(3).map(ProcessSeen::origin).toList();
    return new ServiceSeen(
        Subject.service(name, main.pid()),
        known,
        processes.size(),
        (int) processes.stream().filter(p -> p.state() == 'Z').count(),
        (int) processes.stream().filter(p -> p.state() == 'D').count(),
        processes.stream().mapToInt(ProcessSeen::threads).filter(t -> t > 0).sum(),
        processes.stream().mapToDouble(ProcessSeen::cpuPercent).filter(c -> c > 0).sum(),
        processes.stream().mapToLong(ProcessSeen::residentKiB).filter(r -> r > 0).sum(),
        processes.stream()
            .mapToLong(ProcessSeen::elapsedSeconds)
            .filter(e -> e >= 0)
            .min()
            .orElse(-1),
        processes.stream().mapToLong(ProcessSeen::elapsedSeconds).max().orElse(-1),
        proof);
  }
}
