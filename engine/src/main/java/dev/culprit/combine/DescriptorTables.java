package dev.culprit.combine;

import dev.culprit.fact.ConnectionTally;
import dev.culprit.fact.DescriptorKind;
import dev.culprit.fact.DescriptorTable;
import dev.culprit.fact.DescriptorTally;
import dev.culprit.fact.Origin;
import dev.culprit.fact.ProcessLimit;
import dev.culprit.fact.Subject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Descriptor tallies of processes, joined with their limits and connections, to one table a
 * service.
 */
final class DescriptorTables {

  /**
   * With fewer than this many descriptors left a process cannot do its work: a request takes some
   * at once.
   */
  private static final int NONE_LEFT = 2;

  private final Observations read;
  private final ServiceNames names;
  private final double seconds;
  private final Workers workers;
  private final Map<Integer, ProcessLimit> limits = new TreeMap<>();

  DescriptorTables(Observations read, ServiceNames names, double seconds) {
    this.read = read;
    this.names = names;
    this.seconds = seconds;
    this.workers = new Workers(read);
    for (ProcessLimit limit : read.of(ProcessLimit.class)) {
      if (limit.resource().equals(ProcessLimit.OPEN_FILES)) {
        limits.putIfAbsent(limit.pid(), limit);
      }
    }
  }

  /** One process's descriptors in one sample, the best of all readings of it. */
  private record Best(
      int pid, String command, int total, Map<DescriptorKind, Integer> kinds, List<Origin> proof) {}

  List<DescriptorTable> tables() {
    int last =
        read.of(DescriptorTally.class).stream().mapToInt(DescriptorTally::sample).max().orElse(0);
    Map<Integer, Best> first = best(0);
    Map<Integer, Best> latest = last == 0 ? first : best(last);
    Map<Integer, Best> merged = new TreeMap<>(first);
    latest.forEach((pid, now) -> merged.merge(pid, now, DescriptorTables::later));
    Map<String, List<Best>> byService = new TreeMap<>();
    for (Best process : merged.values()) {
      String service = names.of(process.pid(), process.command()).name();
      byService.computeIfAbsent(service, s -> new ArrayList<>()).add(process);
    }
    List<DescriptorTable> tables = new ArrayList<>();
    byService.forEach(
        (service, processes) -> tables.add(table(service, processes, first, latest, last + 1)));
    return tables;
  }

  private Map<Integer, Best> best(int sample) {
    Map<Integer, Best> best = new TreeMap<>();
    for (DescriptorTally tally : read.of(DescriptorTally.class)) {
      // a count without a process cannot be held against a limit
      if (tally.sample() == sample && tally.pid() > 0) {
        best.merge(tally.pid(), of(tally), DescriptorTables::better);
      }
    }
    return best;
  }

  private static Best of(DescriptorTally tally) {
    return new Best(
        tally.pid(), tally.command(), tally.total(), tally.byKind(), List.of(tally.origin()));
  }

  /** The larger total is the whole; the kinds come from whoever tells most about sockets. */
  private static Best better(Best a, Best b) {
    Best detailed = detail(b) > detail(a) ? b : a;
    Set<Origin> proof = new LinkedHashSet<>(detailed.proof());
    proof.addAll(a.proof());
    proof.addAll(b.proof());
    String command = a.command().isEmpty() ? b.command() : a.command();
    return new Best(
        a.pid(), command, Math.max(a.total(), b.total()), detailed.kinds(), List.copyOf(proof));
  }

  /** The newer total; what the descriptors are from the older list where only it tells. */
  private static Best later(Best old, Best now) {
    if (detail(now) > 0 || detail(old) == 0) {
      return now;
    }
    Set<Origin> proof = new LinkedHashSet<>(now.proof());
    proof.addAll(old.proof());
    String command = now.command().isEmpty() ? old.command() : now.command();
    return new Best(now.pid(), command, now.total(), old.kinds(), List.copyOf(proof));
  }

  /** A list that was cut short still tells more of sockets than a full count of all of them. */
  private static int detail(Best process) {
    return process.kinds().entrySet().stream()
        .filter(e -> e.getKey() != DescriptorKind.SOCKET && e.getKey() != DescriptorKind.OTHER)
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  private DescriptorTable table(
      String service,
      List<Best> processes,
      Map<Integer, Best> first,
      Map<Integer, Best> latest,
      int samples) {
    Best worst = processes.stream().max(Comparator.comparingDouble(this::fullness)).orElseThrow();
    Map<DescriptorKind, Integer> kinds = new EnumMap<>(DescriptorKind.class);
    int total = 0;
    int full = 0;
    int grown = 0;
    for (Best process : processes) {
      total += process.total();
      process.kinds().forEach((kind, count) -> kinds.merge(kind, count, Integer::sum));
      full += isFull(process) ? 1 : 0;
      if (first.containsKey(process.pid()) && latest.containsKey(process.pid())) {
        grown += latest.get(process.pid()).total() - first.get(process.pid()).total();
      }
    }
    ProcessLimit limit = limits.get(worst.pid());
    return new DescriptorTable(
        Subject.service(service, worst.pid()),
        processes.size(),
        withRoom(processes, worst),
        full,
        worst.total(),
        limit == null ? -1 : limit.soft(),
        limit == null ? -1 : limit.hard(),
        total,
        kinds,
        connections(service, "CLOSE_WAIT", samples - 1),
        connections(service, "ESTABLISHED", samples - 1),
        grown,
        seconds,
        samples,
        proof(worst, limit));
  }

  /** The fullest of those that share the work and can still open something, or 0. */
  private int withRoom(List<Best> processes, Best worst) {
    return processes.stream()
        .filter(sharesWorkOf(worst, processes))
        .filter(p -> !isFull(p))
        .max(Comparator.comparingInt(Best::total))
        .map(Best::pid)
        .orElse(0);
  }

  private Predicate<Best> sharesWorkOf(Best worst, List<Best> processes) {
    if (workers.knows(worst.pid())) {
      Set<Integer> sharing = workers.of(worst.pid(), processes.stream().map(Best::pid).toList());
      return process -> sharing.contains(process.pid());
    }
    // one that is left over opens little and never fills up: it may be the master
    long full = processes.stream().filter(this::isFull).count();
    return process -> full < processes.size() - 1 || full == 0;
  }

  private static List<Origin> proof(Best worst, ProcessLimit limit) {
    List<Origin> proof = new ArrayList<>(worst.proof());
    if (limit != null) {
      proof.add(Math.min(1, proof.size()), limit.origin());
    }
    return proof;
  }

  private double fullness(Best process) {
    ProcessLimit limit = limits.get(process.pid());
    boolean known = limit != null && limit.soft() > 0;
    return known ? 1e6 * process.total() / limit.soft() : process.total() / 1e6;
  }

  private boolean isFull(Best process) {
    ProcessLimit limit = limits.get(process.pid());
    return limit != null && process.total() > limit.soft() - NONE_LEFT;
  }

  /** The most that any one reading shows: several tools list the same connections. */
  private int connections(String service, String state, int sample) {
    Map<String, Integer> bySource = new TreeMap<>();
    for (ConnectionTally tally : read.of(ConnectionTally.class)) {
      if (tally.state().equals(state)
          && tally.sample() <= sample
          && names.of(tally.pid(), tally.program()).name().equals(service)) {
        bySource.merge(tally.origin().source(), tally.count(), Integer::sum);
      }
    }
    return bySource.values().stream().mapToInt(i -> i).max().orElse(0);
  }
}
