package dev.culprit.mutation;

import dev.culprit.cli.Base;
import dev.culprit.cli.Packs;
import dev.culprit.diagnose.Diagnoser;
import dev.culprit.diagnose.Diagnosis;
import dev.culprit.diagnose.RulePacks;
import dev.culprit.infer.RuleBase;
import dev.culprit.knowledge.Knowledge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Breaks rules on purpose, one at a time, and counts how many of the broken ones are noticed: by a
 * sample, or by a case whose verdict or first three causes change. Not a part of {@code verify}:
 * {@code mvn -Pmutation verify}. Ends with 1 when fewer than four in five are noticed.
 */
final class MutationRun {

  private static final double GOAL = 0.8;
  private static final int FIRST = 3;

  /** Why a mutant that nobody notices is harmless: a part of its name, a colon, the reason. */
  private static final Path REASONS = Path.of("src/test/resources/rules/survivors.txt");

  private final CaseFacts cases;
  private final Map<String, RuleSample> samples = RuleSample.all();
  private final Knowledge knowledge = Base.read(Packs.NONE).knowledge();
  private final Map<String, List<Set<String>>> saidOfCases = new HashMap<>();
  private int bySample;
  private int byCase;

  private MutationRun(CaseFacts cases) throws IOException {
    this.cases = cases;
  }

  /** Arguments: how many mutants, or {@code all}; a seed for which. */
  public static void main(String[] args) throws IOException {
    boolean all = args.length > 0 && args[0].equals("all");
    int count = all ? Integer.MAX_VALUE : Integer.parseInt(args.length > 0 ? args[0] : "200");
    List<Mutant> mutants = drawn(count, args.length > 1 ? Long.parseLong(args[1]) : 1);
    System.exit(new MutationRun(CaseFacts.load()).run(mutants) ? 0 : 1);
  }

  /** So many of all mutants, drawn by lot; the same ones for the same seed. */
  static List<Mutant> drawn(int count, long seed) throws IOException {
    List<Mutant> mutants = new ArrayList<>();
    RuleText.all().forEach(rule -> mutants.addAll(Mutant.of(rule)));
    Collections.shuffle(mutants, new Random(seed));
    return mutants.subList(0, Math.min(count, mutants.size()));
  }

  private boolean run(List<Mutant> mutants) throws IOException {
    List<Mutant> survivors = new ArrayList<>();
    int tried = 0;
    for (Mutant mutant : mutants) {
      RuleBase alone = Recorder.compiled(mutant.changed());
      if (alone != null) {
        tried++;
        if (!noticed(mutant, alone)) {
          survivors.add(mutant);
        }
      }
    }
    int noticed = tried - survivors.size();
    System.out.println(
        noticed
            + " of "
            + tried
            + " mutants are noticed: "
            + bySample
            + " by samples, "
            + byCase
            + " by cases");
    tell(survivors);
    return noticed >= GOAL * tried;
  }

  private static void tell(List<Mutant> survivors) throws IOException {
    List<String> reasons = Files.exists(REASONS) ? Files.readAllLines(REASONS) : List.of();
    survivors.stream()
        .map(Mutant::toString)
        .sorted()
        .forEach(
            mutant ->
                System.out.println(
                    mutant
                        + reasons.stream()
                            .filter(
                                r ->
                                    r.contains(": ")
                                        && mutant.contains(r.substring(0, r.indexOf(": "))))
                            .map(r -> "\n    " + r.substring(r.indexOf(": ") + 2))
                            .findFirst()
                            .orElse("\n    no reason is given")));
  }

  private boolean noticed(Mutant mutant, RuleBase alone) throws IOException {
    RuleSample sample = samples.get(mutant.original().name());
    if (sample != null && sample.failing(alone) != null) {
      bySample++;
      return true;
    }
    boolean noticed = changesACase(mutant, alone);
    byCase += noticed ? 1 : 0;
    return noticed;
  }

  /** Only cases are judged anew where the rule alone says something else. */
  private boolean changesACase(Mutant mutant, RuleBase alone) throws IOException {
    List<Set<String>> before = saidOfCases(mutant.original());
    Diagnoser diagnoser = null;
    for (int i = 0; i < before.size(); i++) {
      CaseFacts.One one = cases.all().get(i);
      List<Record> facts = CaseFacts.heeded(mutant.original(), one);
      if (!Said.of(alone, facts).equals(before.get(i))) {
        diagnoser = diagnoser == null ? with(mutant) : diagnoser;
        if (!outcome(one.host().asJudgedBy(diagnoser)).equals(outcome(one.diagnosis()))) {
          return true;
        }
      }
    }
    return false;
  }

  /** What a rule as it is says of each case. */
  private List<Set<String>> saidOfCases(RuleText rule) {
    return saidOfCases.computeIfAbsent(
        rule.name(),
        name -> {
          RuleBase alone = rule.alone();
          return cases.all().stream()
              .map(one -> Said.of(alone, CaseFacts.heeded(rule, one)))
              .toList();
        });
  }

  /** Everything as built in but for the mutant, which replaces the rule whose name it bears. */
  private Diagnoser with(Mutant mutant) throws IOException {
    Path folder = Files.createTempDirectory("mutant");
    Path file = folder.resolve("mutant.drl");
    try {
      Files.writeString(file, mutant.changed().source().text());
      return new Diagnoser(
          knowledge, RulePacks.load(List.of(folder), folder.resolve("cache")), cases.all().size());
    } finally {
      Files.deleteIfExists(file);
      Files.delete(folder);
    }
  }

  private static String outcome(Diagnosis diagnosis) {
    return diagnosis.verdict()
        + diagnosis.hypotheses().stream().limit(FIRST).map(h -> h.cause().id()).toList().toString();
  }
}
