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
import java.util.Optional;
import java.util.Random;
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

  /** Sets of facts and changes to each that are tried where a rule never speaks. */
  private static final int SETS = 12;

  private static final int CHANGES = 400;

  /** Facts beyond which a sample is no longer read by anybody. */
  private static final int FEW = 8;

  /** Cases of which the one with the fewest facts is taken. */
  private static final int ENOUGH = 3;

  /** Facts of one kind that are tried as a further one. */
  private static final int FURTHER = 4;

  /** Changes that are tried at most: some facts have hundreds of numbers. */
  private static final int MOST = 2500;

  /** Pairs of changes that are tried where no single one tells a mutant. */
  private static final int PAIRS = 600;

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
      RuleSample known = samples.get(rule.name());
      RuleSample sample = known == null || known.tries().isEmpty() ? of(rule, known) : known;
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

  /**
   * A sample of a rule, or null when the cases hold none.
   *
   * @param known facts that somebody wrote by hand, or null
   */
  private RuleSample of(RuleText rule, RuleSample known) {
    RuleBase alone = rule.alone();
    List<Map<String, Object>> given = known == null ? given(rule, alone) : known.given();
    if (given == null || given.size() > FEW) {
      return null;
    }
    RuleSample bare = new RuleSample(rule.name(), given, List.of());
    return new RuleSample(rule.name(), given, telling(rule, bare, alone));
  }

  private List<Map<String, Object>> changes(RuleText rule, RuleSample bare) {
    List<Map<String, Object>> changes =
        new ArrayList<>(new Variations(rule, bare.facts(Map.of())).all());
    changes.subList(Math.min(MOST, changes.size()), changes.size()).clear();
    List<Map<String, Object>> further = further(rule, bare, changes);
    for (String kind : rule.kinds()) {
      cases.some(kind, FURTHER).forEach(fact -> changes.add(and(rule, fact)));
    }
    changes.addAll(further);
    return changes.subList(0, Math.min(2 * MOST, changes.size()));
  }

  /** A further fact that is like a given one but for one thing. */
  private static List<Map<String, Object>> further(
      RuleText rule, RuleSample bare, List<Map<String, Object>> changes) {
    List<Map<String, Object>> further = new ArrayList<>();
    bare.facts(Map.of()).forEach(fact -> further.add(and(rule, fact)));
    for (Map<String, Object> but : changes) {
      for (String key : but.keySet()) {
        List<Record> facts = key.contains(".") ? facts(bare, but) : null;
        if (facts != null) {
          int number = Integer.parseInt(key.substring(0, key.indexOf('.')));
          further.add(and(rule, facts.get(number - 1)));
        }
      }
    }
    return further;
  }

  private static Map<String, Object> and(RuleText rule, Record fact) {
    return Map.of("and", FactMaps.tagged(fact, rule.readsLines()));
  }

  private static List<Map<String, Object>> tagged(RuleText rule, List<Record> facts) {
    return facts.stream().map(fact -> FactMaps.tagged(fact, rule.readsLines())).toList();
  }

  /** The changed facts, or null: some refuse values that cannot be. */
  private static List<Record> facts(RuleSample bare, Map<String, Object> but) {
    try {
      return bare.facts(but);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /**
   * A change, made, and what the rule says of it.
   *
   * @param facts so that they are made once for all mutants
   */
  private record Made(Map<String, Object> but, List<Record> facts, Set<String> says) {

    boolean tells(RuleBase mutant) {
      return !Said.of(mutant, facts).equals(says);
    }
  }

  /** Few tries that tell the rule from each mutant that any of them tells apart. */
  private List<Try> telling(RuleText rule, RuleSample bare, RuleBase alone) {
    List<Map<String, Object>> changes = changes(rule, bare);
    List<Made> tries = made(bare, alone, changes);
    List<Made> pairs = new ArrayList<>();
    Set<Made> chosen = new LinkedHashSet<>();
    chosen.add(tries.get(0));
    for (Mutant mutant : Mutant.of(rule)) {
      RuleBase changed = compiled(mutant.changed());
      if (changed != null && chosen.stream().noneMatch(t -> t.tells(changed))) {
        Optional<Made> telling = tries.stream().filter(t -> t.tells(changed)).findFirst();
        if (telling.isEmpty() && pairs.isEmpty()) {
          pairs.addAll(made(bare, alone, pairs(changes)));
        }
        telling
            .or(() -> pairs.stream().filter(t -> t.tells(changed)).findFirst())
            .ifPresent(chosen::add);
      }
    }
    return chosen.stream().map(made -> new Try(made.but(), made.says())).toList();
  }

  /** Those of the changes that can be made, and on which the rule does not break off. */
  private static List<Made> made(
      RuleSample bare, RuleBase alone, List<Map<String, Object>> changes) {
    List<Made> made = new ArrayList<>();
    for (Map<String, Object> but : changes) {
      List<Record> facts = facts(bare, but);
      Set<String> says = facts == null ? Said.FAILS : Said.of(alone, facts);
      if (!says.equals(Said.FAILS)) {
        made.add(new Made(but, facts, says));
      }
    }
    return made;
  }

  /** Two changes at once, a few of all: a rule with alternatives is told by no single one. */
  private static List<Map<String, Object>> pairs(List<Map<String, Object>> changes) {
    Random random = new Random(1);
    List<Map<String, Object>> pairs = new ArrayList<>();
    for (int i = 0; i < PAIRS; i++) {
      Map<String, Object> both = new TreeMap<>(changes.get(random.nextInt(changes.size())));
      both.putAll(changes.get(random.nextInt(changes.size())));
      pairs.add(both);
    }
    return pairs;
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
      if (seen < ENOUGH && facts.size() <= MANY && speaks(alone, facts)) {
        seen++;
        List<Map<String, Object>> thin = tagged(rule, thinned(alone, facts));
        RuleSample sample = new RuleSample(rule.name(), thin, List.of());
        if (speaks(alone, facts(sample, Map.of())) && (best == null || thin.size() < best.size())) {
          best = thin;
        }
      }
    }
    return best == null ? nearly(rule, alone) : best;
  }

  /** Facts of a case with the one change that makes the rule speak, or null. */
  private List<Map<String, Object>> nearly(RuleText rule, RuleBase alone) {
    List<List<Record>> small =
        cases.of(rule).stream().filter(f -> f.size() <= NEARLY).limit(SETS).toList();
    for (List<Record> few : small) {
      List<Map<String, Object>> given = tagged(rule, few);
      RuleSample bare = new RuleSample(rule.name(), given, List.of());
      if (facts(bare, Map.of()) != null) {
        List<Map<String, Object>> changes = changes(rule, bare);
        for (Map<String, Object> but : changes.subList(0, Math.min(CHANGES, changes.size()))) {
          List<Record> changed = facts(bare, but);
          if (speaks(alone, changed)) {
            return tagged(rule, thinned(alone, changed));
          }
        }
      }
    }
    return null;
  }

  private static boolean speaks(RuleBase alone, List<Record> facts) {
    Set<String> said = facts == null ? Said.FAILS : Said.of(alone, facts);
    return !said.isEmpty() && !said.equals(Said.FAILS);
  }

  /** Takes away halves, quarters and so on, as long as the rule still speaks. */
  private static List<Record> thinned(RuleBase alone, List<Record> facts) {
    List<Record> left = new ArrayList<>(facts);
    for (int size = Math.max(1, left.size() / 2); size >= 1; size /= 2) {
      for (int from = 0; from < left.size(); ) {
        List<Record> fewer = new ArrayList<>(left);
        fewer.subList(from, Math.min(left.size(), from + size)).clear();
        if (!speaks(alone, fewer)) {
          from += size;
        } else {
          left = fewer;
        }
      }
    }
    return left;
  }
}
