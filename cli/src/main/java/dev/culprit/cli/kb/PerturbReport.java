package dev.culprit.cli.kb;

import dev.culprit.cli.kb.Perturbing.Fall;
import dev.culprit.diagnose.Diagnoser;
import dev.culprit.knowledge.Knowledge;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Perturbs trials on all cores and tells what did not hold, in the order of the trials. */
final class PerturbReport {

  /** On how many healthy hosts the old lines of each sick one are put. */
  private static final int HEALTHY_EACH = 2;

  private final Diagnoser diagnoser;
  private final Perturbing perturbing;
  private final PrintStream out;
  private int faults;

  PerturbReport(Diagnoser diagnoser, Knowledge knowledge, PrintStream out) {
    this.diagnoser = diagnoser;
    this.perturbing = new Perturbing(diagnoser, knowledge);
    this.out = out;
  }

  /**
   * Perturbs all of them.
   *
   * @param others healthy hosts to use where the trials hold none
   */
  void run(List<Trial> trials, List<Trial> others) throws IOException {
    List<Host> hosts = Parallel.map(trials, trial -> Host.of(trial, diagnoser));
    same("renamed", "another host on another day, the same answer", hosts, perturbing::disguised);
    same("redacted", "pseudonyms for all names, the same ranking", hosts, perturbing::redacted);
    same("shuffled", "another order of readings, the same answer", hosts, perturbing::shuffled);
    List<Host> solved = hosts.stream().filter(Host::isSolved).toList();
    List<Host> healthy = hosts.stream().filter(Host::receives).toList();
    aged(solved, healthy.isEmpty() ? receivers(others) : healthy);
    withheld(solved);
  }

  private List<Host> receivers(List<Trial> trials) throws IOException {
    return Parallel.map(trials, trial -> Host.of(trial, diagnoser)).stream()
        .filter(Host::receives)
        .toList();
  }

  /** How often something did not hold. */
  int faults() {
    return faults;
  }

  private void same(String name, String holds, List<Host> hosts, Function<Host, String> change)
      throws IOException {
    List<String> differences = Parallel.map(hosts, change::apply);
    List<String> told = new ArrayList<>();
    for (int i = 0; i < hosts.size(); i++) {
      if (!differences.get(i).isEmpty()) {
        told.add(hosts.get(i).trial().name() + ": " + differences.get(i));
      }
    }
    tell(name, holds, hosts.size(), told);
  }

  /** One sick host with a healthy one. */
  private record Pair(Host sick, Host healthy) {}

  private void aged(List<Host> sick, List<Host> healthy) throws IOException {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < sick.size() && !healthy.isEmpty(); i++) {
      for (int j = 0; j < Math.min(HEALTHY_EACH, healthy.size()); j++) {
        pairs.add(new Pair(sick.get(i), healthy.get((i * HEALTHY_EACH + j) % healthy.size())));
      }
    }
    List<String> accusations = Parallel.map(pairs, p -> perturbing.aged(p.sick(), p.healthy()));
    List<String> told = new ArrayList<>();
    int tried = 0;
    for (int i = 0; i < pairs.size(); i++) {
      String accusation = accusations.get(i);
      tried += accusation == null ? 0 : 1;
      if (accusation != null && !accusation.isEmpty()) {
        told.add(pairs.get(i).sick().trial().name() + ": " + accusation);
      }
    }
    tell("aged", "logs of a month ago on a healthy host, nobody accused", tried, told);
  }

  private void withheld(List<Host> hosts) throws IOException {
    List<Fall> falls = Parallel.map(hosts, perturbing::withheld);
    Map<Integer, Integer> bySize = new TreeMap<>();
    List<String> told = new ArrayList<>();
    List<String> instead = new ArrayList<>();
    for (int i = 0; i < hosts.size(); i++) {
      Fall fall = falls.get(i);
      String name = hosts.get(i).trial().name();
      if (!fall.fell()) {
        told.add(name + ": outlives all its proof, " + String.join(", ", fall.taken()));
      } else {
        bySize.merge(fall.taken().size(), 1, Integer::sum);
      }
      if (fall.fell() && !fall.accused().isEmpty()) {
        instead.add(name + " without " + fall.taken() + ": " + fall.accused());
      }
    }
    tell("withheld", "the decisive readings gone, the truth falls", hosts.size(), told);
    bySize.forEach((size, count) -> out.println("  decided by " + size + ": " + count));
    out.println("  another cause accused instead: " + instead.size());
    instead.forEach(line -> out.println("    " + line));
  }

  private void tell(String name, String holds, int tried, List<String> broken) {
    faults += broken.size();
    out.println(
        String.format(Locale.ROOT, "%-9s %s: %d of %d", name, holds, tried - broken.size(), tried));
    broken.forEach(line -> out.println("  " + line));
  }
}
