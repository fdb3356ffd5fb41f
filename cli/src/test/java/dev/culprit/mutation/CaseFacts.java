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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the project's own cases give to the rules, and what came of them. */
final class CaseFacts {

  private static final String FACTS = "dev.culprit.fact";

  /**
   * One case.
   *
   * @param facts what the rules are given, and the findings that they state
   */
  record One(String name, Counterfactual host, Diagnosis diagnosis, List<Record> facts) {}

  private final List<One> all;

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
      List<Record> facts = new ArrayList<>();
      host.facts().forEach(f -> add(f, facts));
      diagnosis.findings().forEach(f -> add(f, facts));
      String name = String.valueOf(readings.getParent().getFileName());
      return new One(name, host, diagnosis, facts);
    } catch (NoInputException e) {
      throw new IOException(e);
    }
  }

  private static void add(Object fact, List<Record> into) {
    if (fact instanceof Record one && one.getClass().getPackageName().equals(FACTS)) {
      into.add(one);
    }
  }

  List<One> all() {
    return all;
  }

  /** The facts of each case that a rule can heed, without findings of its own. */
  List<List<Record>> of(RuleText rule) {
    return all.stream().map(one -> heeded(rule, one)).filter(f -> !f.isEmpty()).toList();
  }

  static List<Record> heeded(RuleText rule, One one) {
    Set<String> kinds = rule.kinds();
    return one.facts().stream()
        .filter(f -> kinds.contains(f.getClass().getSimpleName()))
        .filter(f -> !(f instanceof Finding own) || !rule.then().contains('"' + own.id() + '"'))
        .toList();
  }

  /** Some facts of a kind, from different cases. */
  List<Record> some(String kind, int count) {
    Map<String, Record> some = new TreeMap<>();
    for (One one : all) {
      one.facts().stream()
          .filter(f -> f.getClass().getSimpleName().equals(kind))
          .findFirst()
          .ifPresent(f -> some.putIfAbsent(FactMaps.tagged(f).toString(), f));
    }
    return some.values().stream().limit(count).collect(Collectors.toList());
  }
}
