package dev.culprit.mutation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * How many mutants were noticed, by whom, and which were not, with the reason where one is known.
 */
final class MutationReport {

  /** Who noticed a mutant. */
  enum Noticed {
    BY_A_SAMPLE,
    BY_A_CASE,
    BY_NOBODY
  }

  private static final double GOAL = 0.8;
  private static final int HUNDRED = 100;

  /** Why mutants that nobody notices are harmless: rule, part of what was changed, reason. */
  private static final Path REASONS = Path.of("src/test/resources/rule-mutants.yaml");

  private static final String UNEXPLAINED = "no reason is known";

  private final Map<String, Map<Noticed, Integer>> packs = new TreeMap<>();
  private final List<Mutant> survivors = new ArrayList<>();
  private final Map<String, Map<String, String>> reasons = reasons();

  MutationReport() throws IOException {}

  @SuppressWarnings("unchecked")
  private static Map<String, Map<String, String>> reasons() throws IOException {
    return (Map<String, Map<String, String>>)
        new Yaml(new SafeConstructor(new LoaderOptions())).<Object>load(Files.readString(REASONS));
  }

  void add(Mutant mutant, Noticed noticed) {
    packs
        .computeIfAbsent(mutant.original().file(), f -> new EnumMap<>(Noticed.class))
        .merge(noticed, 1, Integer::sum);
    if (noticed == Noticed.BY_NOBODY) {
      survivors.add(mutant);
    }
  }

  private int count(Noticed noticed) {
    return packs.values().stream().mapToInt(pack -> pack.getOrDefault(noticed, 0)).sum();
  }

  private int tried() {
    return packs.values().stream().flatMap(p -> p.values().stream()).mapToInt(i -> i).sum();
  }

  /** Whether four in five are noticed. */
  boolean enough() {
    return tried() - survivors.size() >= GOAL * tried();
  }

  /** The figures in one line. */
  String total() {
    int noticed = tried() - survivors.size();
    return String.format(
        "%,d of %,d mutants are noticed (%d %%): %,d by a rule's sample, %,d by a case",
        noticed,
        tried(),
        HUNDRED * noticed / Math.max(1, tried()),
        count(Noticed.BY_A_SAMPLE),
        count(Noticed.BY_A_CASE));
  }

  /** The document. */
  String text(LocalDate day, int count, long seed) {
    String which =
        count == Integer.MAX_VALUE
            ? "All mutants were tried."
            : "A sample was tried, drawn evenly over the packs with seed " + seed + ".";
    StringBuilder text =
        new StringBuilder(
            "# Mutants of the rules\n\n<!-- Written by `mvn -Pmutation verify`, on "
                + day
                + "; not checked by `mvn verify`. -->\n\n"
                + "A mutant is a rule with one constraint dropped, one comparison flipped or one"
                + " threshold moved by a fifth\n(docs/adr/0009, docs/adr/0018). "
                + which
                + "\n\n"
                + total()
                + ".\n\n| pack | mutants | by a sample | by a case | by nobody |\n"
                + "| --- | --- | --- | --- | --- |\n");
    packs.forEach((pack, by) -> text.append(row(pack, by)));
    text.append("\n## Survivors\n");
    byRule().forEach((rule, of) -> text.append(survivors(rule, of)));
    return text.toString();
  }

  private static String row(String pack, Map<Noticed, Integer> by) {
    return String.format(
        "| %s | %d | %d | %d | %d |%n",
        pack,
        by.values().stream().mapToInt(i -> i).sum(),
        by.getOrDefault(Noticed.BY_A_SAMPLE, 0),
        by.getOrDefault(Noticed.BY_A_CASE, 0),
        by.getOrDefault(Noticed.BY_NOBODY, 0));
  }

  private Map<String, List<Mutant>> byRule() {
    Map<String, List<Mutant>> byRule = new TreeMap<>();
    for (Mutant mutant : survivors) {
      RuleText rule = mutant.original();
      byRule
          .computeIfAbsent(rule.file() + " \"" + rule.name() + "\"", r -> new ArrayList<>())
          .add(mutant);
    }
    return byRule;
  }

  /** The survivors of a rule, those of one reason together. */
  private String survivors(String rule, List<Mutant> mutants) {
    Map<String, List<Mutant>> byReason = new TreeMap<>();
    mutants.forEach(m -> byReason.computeIfAbsent(reason(m), r -> new ArrayList<>()).add(m));
    StringBuilder text = new StringBuilder("\n### " + rule + "\n");
    byReason.forEach(
        (reason, of) -> {
          text.append('\n').append(reason).append(":\n\n");
          of.forEach(
              m -> text.append("- `").append(m.what().replaceAll("\\s+", " ")).append("`\n"));
        });
    return text.toString();
  }

  private String reason(Mutant mutant) {
    return reasons.getOrDefault(mutant.original().name(), Map.of()).entrySet().stream()
        .filter(e -> mutant.what().contains(e.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(UNEXPLAINED);
  }
}
