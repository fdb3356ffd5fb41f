package dev.culprit.mutation;

import dev.culprit.cli.Base;
import dev.culprit.cli.Cases;
import dev.culprit.cli.Packs;
import dev.culprit.diagnose.Counterfactual;
import dev.culprit.diagnose.Diagnosis;
import dev.culprit.diagnose.Options;
import dev.culprit.fact.Finding;
import dev.culprit.source.Bundle;
import dev.culprit.source.Bundles;
import dev.culprit.source.NoInputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the project's own cases give to the rules, and what came of them. */
final class CaseFacts {

  /** Where the records lie that rules may name. */
  private static final Set<String> PACKAGES = Set.of("dev.culprit.fact", "dev.culprit.knowledge");

  /**
   * One case.
   *
   * @param facts what the rules are given, and the findings that they state, by kind
   */
  record One(
      String name, Counterfactual host, Diagnosis diagnosis, Map<String, List<Record>> facts) {}

  private final List<One> all;
  private final Map<String, List<Record>> some = new HashMap<>();

  private CaseFacts(List<One> all) {
    this.all = List.copyOf(all);
  }

  /** Reads every case. */
  static CaseFacts load() throws IOException {
    Base base = Base.load(Packs.NONE, new PrintWriter(Writer.nullWriter()));
    List<One> all = new ArrayList<>();
    Cases.use(
        root -> {
          try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(f -> f.endsWith("case.yaml")).sorted().toList()) {
              all.add(read(base, file.resolveSibling("readings")));
            }
          }
          return root;
        });
    return new CaseFacts(all);
  }

  private static One read(Base base, Path readings) throws IOException {
    try (Bundle bundle = Bundles.open(List.of(readings), InputStream.nullInputStream())) {
      Counterfactual host = new Counterfactual(base.diagnoser(), bundle, Options.NONE);
      Diagnosis diagnosis = host.asRead();
      Map<String, List<Record>> facts = new HashMap<>();
      host.facts().forEach(f -> add(f, facts));
      diagnosis.findings().forEach(f -> add(f, facts));
      String name = String.valueOf(readings.getParent().getFileName());
      return new One(name, host, diagnosis, facts);
    } catch (NoInputException e) {
      throw new IOException(e);
    }
  }

  private static void add(Object fact, Map<String, List<Record>> into) {
    if (fact instanceof Record one && PACKAGES.contains(one.getClass().getPackageName())) {
      into.computeIfAbsent(one.getClass().getSimpleName(), k -> new ArrayList<>()).add(one);
    }
  }

  List<One> all() {
    return all;
  }

  /** The facts of each case that a rule can heed, without findings of its own; each set once. */
  List<List<Record>> of(RuleText rule) {
    return List.copyOf(by(rule).keySet());
  }

  /** The same, each with the cases that hold it; in the order of the cases. */
  Map<List<Record>, List<One>> by(RuleText rule) {
    Map<List<Record>, List<One>> by = new LinkedHashMap<>();
    for (One one : all) {
      List<Record> heeded = heeded(rule, one);
      if (!heeded.isEmpty()) {
        by.computeIfAbsent(heeded, f -> new ArrayList<>()).add(one);
      }
    }
    return by;
  }

  private static List<Record> heeded(RuleText rule, One one) {
    return rule.kinds().stream()
        .flatMap(kind -> one.facts().getOrDefault(kind, List.of()).stream())
        .filter(f -> !(f instanceof Finding own) || !rule.then().contains('"' + own.id() + '"'))
        .toList();
  }

  /** Some facts of a kind, from different cases. */
  List<Record> some(String kind, int count) {
    List<Record> known = some.computeIfAbsent(kind, this::eachFirst);
    return known.subList(0, Math.min(count, known.size()));
  }

  /** The first fact of a kind in each case; those that differ only in where they were read once. */
  private List<Record> eachFirst(String kind) {
    Map<String, Record> first = new TreeMap<>();
    for (One one : all) {
      one.facts().getOrDefault(kind, List.of()).stream()
          .limit(1)
          .forEach(f -> first.putIfAbsent(FactMaps.tagged(f).toString(), f));
    }
    return List.copyOf(first.values());
  }
}
