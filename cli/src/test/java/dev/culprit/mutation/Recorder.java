package dev.culprit.mutation;

import dev.culprit.infer.RuleBase;
import dev.culprit.infer.RuleFaults;
import dev.culprit.mutation.RuleSample.Try;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Writes samples for rules that have none: facts of a case on which the rule speaks, or would after
 * one change, thinned, and the changes to them that tell the rule from its mutants. What is written
 * is what the rules say today, for review; {@code main} takes the names of packs to write anew.
 */
final class Recorder {

  /** Facts beyond which thinning them one by one would take too long. */
  private static final int MANY = 1500;

  /** Facts up to which a rule that never speaks is tried with each of them changed. */
  private static final int NEARLY = 6;

  /** Facts beyond which a sample is no longer read by anybody. */
  private static final int FEW = 8;

  /** Cases of which the one with the fewest facts is taken. */
  private static final int ENOUGH = 3;

  /** Facts of one kind that are tried as a further one. */
  private static final int FURTHER = 4;

  private final CaseFacts cases;

  private Recorder(CaseFacts cases) {
    this.cases = cases;
  }

  /** Records the packs that are named, or all. */
  public static void main(String[] packs) throws IOException {
    Recorder recorder = new Recorder(CaseFacts.load());
    Map<String, List<RuleText>> byFile = new TreeMap<>();
    for (RuleText rule : RuleText.all()) {
      byFile.computeIfAbsent(rule.file(), f -> new ArrayList<>()).add(rule);
    }
    for (var pack : byFile.entrySet()) {
      if (packs.length == 0 || List.of(packs).contains(pack.getKey())) {
        recorder.record(pack.getKey(), pack.getValue());
      }
    }
  }

  private void record(String pack, List<RuleText> rules) throws IOException {
    Map<String, RuleSample> samples = RuleSample.all();
    StringBuilder text = new StringBuilder();
    for (RuleText rule : rules) {
      RuleSample sample = samples.containsKey(rule.name()) ? samples.get(rule.name()) : of(rule);
      if (sample == null) {
        System.out.println("no sample from the cases: " + pack + " \"" + rule.name() + "\"");
      } else {
        text.append(sample.text());
      }
    }
    if (!text.isEmpty()) {
      Path file = RuleSample.file(pack);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    }
    System.out.println("done: " + pack);
  }

  private RuleSample of(RuleText rule) {
    RuleBase alone = rule.alone();
    List<Map<String, Object>> given = given(rule, alone);
    if (given == null || given.size() > FEW) {
      return null;
    }
    RuleSample bare = new RuleSample(rule.name(), given, List.of());
    List<Try> tries = new ArrayList<>();
    for (Map<String, Object> but : changes(rule, bare)) {
      tries.add(new Try(but, Said.of(alone, bare.facts(but))));
    }
    return new RuleSample(rule.name(), given, telling(rule, bare, tries));
  }

  private List<Map<String, Object>> changes(RuleText rule, RuleSample bare) {
    List<Map<String, Object>> changes =
        new ArrayList<>(new Variations(rule, bare.facts(Map.of())).all());
    for (String kind : rule.kinds()) {
      cases.some(kind, FURTHER).forEach(fact -> changes.add(Map.of("and", FactMaps.tagged(fact))));
    }
    changes.removeIf(but -> !possible(bare, but));
    return changes;
  }

  /** Some facts refuse values that cannot be. */
  private static boolean possible(RuleSample bare, Map<String, Object> but) {
    try {
      bare.facts(but);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Few tries that tell the rule from each mutant that any try tells apart. */
  private static List<Try> telling(RuleText rule, RuleSample bare, List<Try> tries) {
    Set<Try> chosen = new LinkedHashSet<>();
    chosen.add(tries.get(0));
    for (Mutant mutant : Mutant.of(rule)) {
      RuleBase changed = compiled(mutant.changed());
      if (changed != null && chosen.stream().noneMatch(t -> tells(changed, bare, t))) {
        tries.stream().filter(t -> tells(changed, bare, t)).findFirst().ifPresent(chosen::add);
      }
    }
    return List.copyOf(chosen);
  }

  private static boolean tells(RuleBase rules, RuleSample bare, Try one) {
    return !Said.of(rules, bare.facts(one.but())).equals(one.says());
  }

  /** The rule alone, or null when it does not compile. */
  static RuleBase compiled(RuleText rule) {
    try {
      return rule.alone();
    } catch (RuleFaults e) {
      return null;
    }
  }

  /** Few facts of a case on which the rule speaks, or null. */
  private List<Map<String, Object>> given(RuleText rule, RuleBase alone) {
    List<Map<String, Object>> best = null;
    int seen = 0;
    for (List<Record> facts : cases.of(rule)) {
      if (seen < ENOUGH && facts.size() <= MANY && !Said.of(alone, facts).isEmpty()) {
        seen++;
        List<Map<String, Object>> thin =
            thinned(alone, facts).stream().map(FactMaps::tagged).toList();
        RuleSample sample = new RuleSample(rule.name(), thin, List.of());
        boolean speaks =
            possible(sample, Map.of()) && !Said.of(alone, sample.facts(Map.of())).isEmpty();
        if (speaks && (best == null || thin.size() < best.size())) {
          best = thin;
        }
      }
    }
    return best == null ? nearly(rule, alone) : best;
  }

  /** Facts of a case with the one change that makes the rule speak, or null. */
  private List<Map<String, Object>> nearly(RuleText rule, RuleBase alone) {
    for (List<Record> facts : cases.of(rule)) {
      if (facts.size() <= NEARLY) {
        List<Map<String, Object>> given = facts.stream().map(FactMaps::tagged).toList();
        RuleSample bare = new RuleSample(rule.name(), given, List.of());
        List<Map<String, Object>> changes =
            possible(bare, Map.of()) ? changes(rule, bare) : List.of();
        for (Map<String, Object> but : changes) {
          if (!Said.of(alone, bare.facts(but)).isEmpty()) {
            return thinned(alone, bare.facts(but)).stream().map(FactMaps::tagged).toList();
          }
        }
      }
    }
    return null;
  }

  /** Takes away halves, quarters and so on, as long as the rule still speaks. */
  private static List<Record> thinned(RuleBase alone, List<Record> facts) {
    List<Record> left = new ArrayList<>(facts);
    for (int size = Math.max(1, left.size() / 2); size >= 1; size /= 2) {
      for (int from = 0; from < left.size(); ) {
        List<Record> fewer = new ArrayList<>(left);
        fewer.subList(from, Math.min(left.size(), from + size)).clear();
        if (Said.of(alone, fewer).isEmpty()) {
          from += size;
        } else {
          left = fewer;
        }
      }
    }
    return left;
  }
}
