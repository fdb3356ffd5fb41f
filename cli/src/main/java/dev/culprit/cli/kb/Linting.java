package dev.culprit.cli.kb;

import dev.culprit.cli.Base;
import dev.culprit.cli.Packs;
import dev.culprit.diagnose.Readings;
import dev.culprit.diagnose.RulePacks;
import dev.culprit.knowledge.Fault;
import dev.culprit.knowledge.KnowledgeReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What lint says of the built-in knowledge with packs over it.
 *
 * @param faults with file and line
 * @param warnings what a draft still lacks
 */
public record Linting(List<String> faults, List<String> warnings) {

  /** Copies both. */
  public Linting {
    faults = List.copyOf(faults);
    warnings = List.copyOf(warnings);
  }

  /**
   * Joins pages, signatures, rules and cases.
   *
   * @param compiled the rules as they were loaded
   */
  public static Linting of(Packs packs, RulePacks compiled) throws IOException {
    return AllCases.use(packs, Set.of(), cases -> of(packs, compiled, cases));
  }

  private static Linting of(Packs packs, RulePacks compiled, AllCases cases) throws IOException {
    KnowledgeReader reader = Base.read(packs);
    List<Fault> found = new ArrayList<>(reader.faults());
    found.addAll(cases.faults());
    RuleTexts rules = RuleTexts.of(packs.rules());
    Lint lint = new Lint(reader.knowledge(), rules, Readings.all(), cases.own(), reader.withheld());
    found.addAll(lint.check());
    Coverage coverage = new Coverage(reader.knowledge(), cases.own());
    if (reader.withheld().isEmpty()) {
      // a case of what was taken away may be the one that holds another cause
      found.addAll(coverage.missing(page -> Lint.CLAIMS.contains(page.status())));
    }
    List<String> faults = new ArrayList<>(found.stream().map(Fault::toString).toList());
    compiled.faults().forEach(all -> faults.addAll(all.lines().toList()));
    List<Fault> drafts = coverage.missing(page -> !Lint.CLAIMS.contains(page.status()));
    return new Linting(faults, drafts.stream().map(Fault::toString).toList());
  }
}
