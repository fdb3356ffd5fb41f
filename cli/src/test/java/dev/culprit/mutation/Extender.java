package dev.culprit.mutation;

import dev.culprit.infer.RuleBase;
import dev.culprit.mutation.RuleSample.Try;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Adds tries to samples that are there: for the mutants which docs/mutation.md lists as noticed by
 * nobody, it looks for a change of the sample's facts that tells them from the rule, and writes it
 * below the tries of the sample. What it writes is what the rule says today, for review. {@code
 * main} takes the names of packs ({@code cpu/cpu.drl}); none means all.
 */
final class Extender {

  private static final Path SURVIVORS = Path.of("../docs/mutation.md");

  /** Known tries from which it goes one step further. */
  private static final int BASES = 6;

  /** Changes tried on top of one another by chance, where no single one tells. */
  private static final int PAIRS = 4000;

  /** How long it looks on behalf of one rule, in milliseconds. */
  private static final long PATIENCE = 12_000;

  private final RuleText rule;
  private final RuleSample sample;
  private final RuleBase alone;
  private final Map<Mutant, RuleBase> left = new LinkedHashMap<>();
  private final Set<Try> found = new LinkedHashSet<>();
  private final long end = System.currentTimeMillis() + PATIENCE;

  private Extender(RuleText rule, RuleSample sample) {
    this.rule = rule;
    this.sample = sample;
    this.alone = rule.alone();
  }

  /** Extends the samples of the packs that are named. */
  public static void main(String[] packs) throws IOException {
    String survivors = Files.readString(SURVIVORS);
    Map<String, RuleSample> samples = RuleSample.all();
    for (RuleText rule : RuleText.all()) {
      String head = "### " + rule.file() + " \"" + rule.name() + "\"\n";
      int from = survivors.indexOf(head);
      boolean asked = packs.length == 0 || List.of(packs).contains(rule.file());
      if (from >= 0 && asked && samples.containsKey(rule.name())) {
        int to = survivors.indexOf("\n### ", from);
        String listed = survivors.substring(from, to < 0 ? survivors.length() : to);
        new Extender(rule, samples.get(rule.name())).extend(listed);
      }
    }
  }

  private void extend(String listed) throws IOException {
    for (Mutant mutant : Mutant.of(rule)) {
      if (listed.contains("`" + mutant.what().replaceAll("\\s+", " ") + "`")) {
        RuleBase changed = Recorder.compiled(mutant.changed());
        if (changed != null && sample.failing(changed) == null) {
          left.put(mutant, changed);
        }
      }
    }
    int before = left.size();
    single();
    pairs();
    if (!found.isEmpty()) {
      write();
    }
    System.out.printf(
        "%d of %d told: %s \"%s\"%n", before - left.size(), before, rule.file(), rule.name());
    left.keySet().forEach(mutant -> System.out.println("    " + mutant.what()));
  }

  /** Each change by itself, on top of what is given and of the first known tries. */
  private void single() {
    List<Map<String, Object>> bases = new ArrayList<>();
    bases.add(Map.of());
    sample.tries().stream()
        .map(Try::but)
        .filter(but -> !but.containsKey("without")) // else the facts would be counted anew
        .limit(BASES)
        .forEach(bases::add);
    for (Map<String, Object> base : bases) {
      List<Record> facts = sample.facts(base);
      changes(facts).forEach(change -> attempt(RuleSample.both(base, change)));
    }
  }

  private void pairs() {
    List<Map<String, Object>> changes = changes(sample.facts(Map.of()));
    sample.tries().forEach(one -> changes.add(one.but()));
    Random random = new Random(1);
    for (int i = 0; i < PAIRS && !left.isEmpty(); i++) {
      Map<String, Object> one = changes.get(random.nextInt(changes.size()));
      Map<String, Object> other = changes.get(random.nextInt(changes.size()));
      attempt(RuleSample.both(one, other));
    }
  }

  private List<Map<String, Object>> changes(List<Record> facts) {
    List<Map<String, Object>> changes = new ArrayList<>();
    int given = sample.given().size();
    for (Map<String, Object> change : new Variations(rule, facts).all()) {
      if (change.entrySet().stream().allMatch(one -> number(one) <= given)) {
        changes.add(change);
      }
    }
    for (Map<String, Object> fact : new Imagined(rule, facts).all()) {
      changes.add(Map.of("and", fact));
    }
    return changes;
  }

  /** Which fact a single change is about; what a base adds cannot be named. */
  private static int number(Map.Entry<String, Object> change) {
    String key = change.getKey();
    return key.contains(".")
        ? Integer.parseInt(key.substring(0, key.indexOf('.')))
        : (Integer) change.getValue();
  }

  private void attempt(Map<String, Object> but) {
    if (left.isEmpty() || System.currentTimeMillis() > end) {
      return;
    }
    List<Record> facts;
    try {
      facts = sample.facts(but);
    } catch (IllegalArgumentException | ClassCastException | NullPointerException e) {
      return; // some facts refuse values that cannot be
    }
    Set<String> says = Said.of(alone, facts);
    if (says.equals(Said.FAILS)) {
      return;
    }
    for (Iterator<RuleBase> mutants = left.values().iterator(); mutants.hasNext(); ) {
      if (!Said.of(mutants.next(), facts).equals(says)) {
        found.add(new Try(but, says));
        mutants.remove();
      }
    }
  }

  /** Below the last try of the sample, so that what people wrote stays as it is. */
  private void write() throws IOException {
    Path file = RuleSample.file(rule.file());
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    int at = 0;
    while (!lines.get(at).startsWith("- rule:") || !RuleSample.names(lines.get(at), rule.name())) {
      at++;
    }
    int last = at;
    for (at++; at < lines.size() && !lines.get(at).startsWith("- rule:"); at++) {
      last = lines.get(at).startsWith("  - ") ? at : last;
    }
    List<String> added = new ArrayList<>();
    found.forEach(one -> added.add("  - " + one.text()));
    lines.addAll(last + 1, added);
    Files.write(file, lines);
  }
}
