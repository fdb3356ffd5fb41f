package dev.culprit.mutation;

import dev.culprit.cli.Base;
import dev.culprit.cli.Packs;
import dev.culprit.diagnose.Diagnoser;
import dev.culprit.diagnose.Diagnosis;
import dev.culprit.diagnose.RulePacks;
import dev.culprit.infer.RuleBase;
import dev.culprit.knowledge.Knowledge;
import dev.culprit.mutation.MutationReport.Noticed;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * Breaks rules on purpose, one at a time, and counts how many of the broken ones are noticed: by a
 * sample, or by a case whose verdict or first three causes change. Not a part of {@code verify}:
 * {@code mvn -Pmutation verify}. Writes docs/mutation.md; ends with 1 when fewer than four in five
 * are noticed. What makes it affordable, and why that is sound, is in docs/adr/0018.
 */
final class MutationRun {

  private static final Path DOCUMENT = Path.of("../docs/mutation.md");
  private static final int FIRST = 3;

  /** After how many mutants it says how far it is. */
  private static final int TOLD = 100;

  private final CaseFacts cases = CaseFacts.load();
  private final Map<String, RuleSample> samples = RuleSample.all();
  private final Knowledge knowledge = Base.read(Packs.NONE).knowledge();
  private final MutationReport report = new MutationReport();

  /** The rule whose mutants are at hand, and what it says of the cases. */
  private String rule = "";

  private List<Heard> heard = List.of();

  /**
   * What a rule says of the facts that it can heed.
   *
   * @param cases those that give it just these facts
   */
  private record Heard(List<CaseFacts.One> cases, List<Record> facts, Set<String> said) {}

  private MutationRun() throws IOException {}

  /** Arguments: how many mutants, or {@code all}; a seed for which. */
  public static void main(String[] args) throws IOException {
    boolean all = args.length > 0 && args[0].equals("all");
    int count = all ? Integer.MAX_VALUE : Integer.parseInt(args.length > 0 ? args[0] : "400");
    long seed = args.length > 1 ? Long.parseLong(args[1]) : 1;
    MutationRun run = new MutationRun();
    run.tryAll(drawn(count, seed));
    Files.writeString(DOCUMENT, run.report.text(LocalDate.now(ZoneOffset.UTC), count, seed));
    System.out.println(run.report.total());
    System.exit(run.report.enough() ? 0 : 1);
  }

  /** So many of all mutants, as many of each pack as it has; the same ones for the same seed. */
  static List<Mutant> drawn(int count, long seed) throws IOException {
    Map<String, Deque<Mutant>> packs = new TreeMap<>();
    List<RuleText> rules = RuleText.all();
    List<Mutant> mutants = new ArrayList<>();
    rules.forEach(one -> mutants.addAll(Mutant.of(one)));
    Collections.shuffle(mutants, new Random(seed));
    mutants.forEach(
        m -> packs.computeIfAbsent(m.original().file(), f -> new ArrayDeque<>()).add(m));
    Set<Mutant> drawn = new HashSet<>();
    while (drawn.size() < Math.min(count, mutants.size())) {
      packs.values().stream()
          .filter(pack -> !pack.isEmpty() && drawn.size() < count)
          .forEach(pack -> drawn.add(pack.remove()));
    }
    // those of a rule together, so that what it says of the cases is asked once
    return rules.stream().flatMap(one -> Mutant.of(one).stream()).filter(drawn::contains).toList();
  }

  private void tryAll(List<Mutant> mutants) throws IOException {
    int tried = 0;
    for (Mutant mutant : mutants) {
      RuleBase alone = Recorder.compiled(mutant.changed());
      if (alone != null) { // one that does not compile needs nobody to notice it
        report.add(mutant, noticed(mutant, alone));
      }
      tried++;
      if (tried % TOLD == 0) {
        System.out.println(tried + " of " + mutants.size() + " tried; " + report.total());
      }
    }
  }

  private Noticed noticed(Mutant mutant, RuleBase alone) throws IOException {
    RuleSample sample = samples.get(mutant.original().name());
    if (sample != null && sample.failing(alone) != null) {
      return Noticed.BY_A_SAMPLE;
    }
    return changesACase(mutant, alone) ? Noticed.BY_A_CASE : Noticed.BY_NOBODY;
  }

  /** Only cases are judged anew where the rule alone says something else. */
  private boolean changesACase(Mutant mutant, RuleBase alone) throws IOException {
    Diagnoser diagnoser = null;
    for (Heard one : heard(mutant.original())) {
      if (!Said.of(alone, one.facts()).equals(one.said())) {
        diagnoser = diagnoser == null ? with(mutant) : diagnoser;
        for (CaseFacts.One of : one.cases()) {
          if (!judged(of, diagnoser).equals(outcome(of.diagnosis()))) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private List<Heard> heard(RuleText original) {
    if (!rule.equals(original.name())) {
      RuleBase alone = original.alone();
      rule = original.name();
      heard =
          cases.by(original).entrySet().stream()
              .map(e -> new Heard(e.getValue(), e.getKey(), Said.of(alone, e.getKey())))
              .toList();
    }
    return heard;
  }

  /** Everything as built in but for the mutant, which replaces the rule whose name it bears. */
  private Diagnoser with(Mutant mutant) throws IOException {
    Path folder = Files.createTempDirectory("mutant");
    Path cache = Files.createTempDirectory("mutant-cache");
    try {
      Files.writeString(folder.resolve("mutant.drl"), mutant.changed().source().text());
      return new Diagnoser(knowledge, RulePacks.load(List.of(folder), cache), cases.all().size());
    } finally {
      delete(folder);
      delete(cache);
    }
  }

  /** A folder and the files in it. */
  private static void delete(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  private static String judged(CaseFacts.One one, Diagnoser diagnoser) {
    try {
      return outcome(one.host().asJudgedBy(diagnoser));
    } catch (RuntimeException | LinkageError broken) {
      return ""; // no outcome is like it: a mutant that breaks off is noticed
    }
  }

  private static String outcome(Diagnosis diagnosis) {
    return diagnosis.verdict()
        + diagnosis.hypotheses().stream().limit(FIRST).map(h -> h.cause().id()).toList().toString();
  }
}
