package dev.culprit.combine;

import dev.culprit.fact.Origin;
import dev.culprit.fact.ProcessSeen;
import dev.culprit.fact.ServiceGrowth;
import dev.culprit.fact.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Processes that were listed twice, to the growth of their services. */
final class ServiceGrowths {

  private ServiceGrowths() {}

  /** One process at the first and at the last look. */
  private record Pair(ProcessSeen first, ProcessSeen last) {

    long grown() {
      return last.residentKiB() - first.residentKiB();
    }

    boolean measured() {
      return first.residentKiB() >= 0 && last.residentKiB() >= 0;
    }

    /** Of the kernel's own threads some sleep so by habit; they have no memory of their own. */
    boolean blocked() {
      return first.state() == 'D' && last.state() == 'D' && last.residentKiB() != 0;
    }
  }

  static List<ServiceGrowth> of(Observations read, ServiceNames names, double seconds) {
    Map<Integer, Pair> pairs = new TreeMap<>();
    for (ProcessSeen process : read.of(ProcessSeen.class)) {
      pairs.merge(process.pid(), new Pair(process, process), (known, next) -> widen(known, next));
    }
    Map<String, List<Pair>> byService = new TreeMap<>();
    for (Pair pair : pairs.values()) {
      if (pair.first().sample() < pair.last().sample() && isSame(pair)) {
        String service = names.of(pair.last().pid(), pair.last().command()).name();
        byService.computeIfAbsent(service, s -> new ArrayList<>()).add(pair);
      }
    }
    List<ServiceGrowth> growths = new ArrayList<>();
    byService.forEach((name, twice) -> growths.add(growth(name, twice, seconds)));
    return growths;
  }

  /** The earliest look and the last one; of one look the reading that tells more. */
  private static Pair widen(Pair known, Pair next) {
    ProcessSeen seen = next.first();
    return new Pair(earlier(known.first(), seen), later(known.last(), seen));
  }

  private static ProcessSeen earlier(ProcessSeen a, ProcessSeen b) {
    return b.sample() < a.sample() || (b.sample() == a.sample() && tellsMore(b, a)) ? b : a;
  }

  private static ProcessSeen later(ProcessSeen a, ProcessSeen b) {
    return b.sample() > a.sample() || (b.sample() == a.sample() && tellsMore(b, a)) ? b : a;
  }

  private static boolean tellsMore(ProcessSeen a, ProcessSeen b) {
    if ((a.residentKiB() >= 0) != (b.residentKiB() >= 0)) {
      return a.residentKiB() >= 0;
    }
    return a.elapsedSeconds() >= 0 && b.elapsedSeconds() < 0;
  }

  /**
   * A pid that was given to another process in between is no pair, nor are the readings of two
   * tools that round unlike each other.
   */
  private static boolean isSame(Pair pair) {
    return pair.first().command().equals(pair.last().command())
        && tool(pair.first()).equals(tool(pair.last()))
        && (pair.first().elapsedSeconds() < 0
            || pair.last().elapsedSeconds() < 0
            || pair.last().elapsedSeconds() >= pair.first().elapsedSeconds());
  }

  /** The letters with which the name of the reading begins: of {@code ps-2.txt} it is ps. */
  private static String tool(ProcessSeen process) {
    String source = process.origin().source();
    int from = source.lastIndexOf('/') + 1;
    int to = from;
    while (to < source.length() && Character.isLetter(source.charAt(to))) {
      to++;
    }
    return source.substring(from, to);
  }

  private static ServiceGrowth growth(String name, List<Pair> pairs, double seconds) {
    Pair most = pairs.get(0);
    long before = 0;
    long after = 0;
    int blocked = 0;
    String channel = "";
    for (Pair pair : pairs) {
      if (pair.measured()) {
        before += pair.first().residentKiB();
        after += pair.last().residentKiB();
        most = !most.measured() || pair.grown() > most.grown() ? pair : most;
      }
      if (pair.blocked()) {
        blocked++;
        channel = channel.isEmpty() ? pair.last().waitChannel() : channel;
      }
    }
    Pair shown = blocked > 0 ? pairs.stream().filter(Pair::blocked).findFirst().get() : most;
    List<Origin> proof = List.of(shown.last().origin(), shown.first().origin());
    return new ServiceGrowth(
        Subject.service(name, most.last().pid()),
        pairs.size(),
        before,
        after,
        most.first().elapsedSeconds(),
        most.last().cpuPercent(),
        most.last().command().startsWith("java"),
        between(most, seconds),
        blocked,
        channel,
        proof);
  }

  /** By the process's own age where it is told, else by the clocks of the host. */
  private static double between(Pair pair, double seconds) {
    long first = pair.first().elapsedSeconds();
    long last = pair.last().elapsedSeconds();
    return first >= 0 && last > first ? last - first : seconds;
  }
}
