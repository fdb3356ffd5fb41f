package dev.culprit.mutation;

import dev.culprit.infer.RuleBase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Facts on which a rule speaks, and what it says when one thing about them is another: just below
 * or above a threshold, about another service, without one of the facts.
 *
 * @param rule the rule's name
 * @param given the facts, as {@link FactMaps} writes them
 * @param tries what is changed, and what the rule then says
 */
record RuleSample(String rule, List<Map<String, Object>> given, List<Try> tries) {

  /** Where samples lie: a file for each pack. */
  static final Path FOLDER = Path.of("src/test/resources/rules");

  private static final String WITHOUT = "without";
  private static final String AND = "and";

  /**
   * One change and its outcome.
   *
   * @param but {@code N.COMPONENT} (the Nth fact, from 1) to its other value, {@code without} to
   *     the number of a fact, {@code and} to a further fact or a list of such; empty for the facts
   *     as given
   */
  record Try(Map<String, Object> but, Set<String> says) {

    /** On one line, as it stands in a file. */
    String text() {
      Map<String, Object> map = new LinkedHashMap<>();
      if (!but.isEmpty()) {
        map.put("but", but);
      }
      map.put("says", List.copyOf(says));
      return flow(map);
    }
  }

  /** All samples, by the name of their rule: a rule may move to another pack. */
  static Map<String, RuleSample> all() throws IOException {
    Map<String, RuleSample> samples = new TreeMap<>();
    try (Stream<Path> files = Files.walk(FOLDER)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
        Object yaml =
            new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
        for (Object one : (List<?>) yaml) {
          RuleSample sample = read((Map<?, ?>) one);
          samples.put(sample.rule(), sample);
        }
      }
    }
    return samples;
  }

  static Path file(String pack) {
    return FOLDER.resolve(pack.replace(".drl", ".yaml"));
  }

  @SuppressWarnings("unchecked")
  private static RuleSample read(Map<?, ?> yaml) {
    List<Try> tries = new ArrayList<>();
    Object written = yaml.get("tries");
    for (Map<String, Object> one :
        written == null ? List.<Map<String, Object>>of() : (List<Map<String, Object>>) written) {
      tries.add(
          new Try(
              one.containsKey("but") ? (Map<String, Object>) one.get("but") : Map.of(),
              new TreeSet<>((List<String>) one.get("says"))));
    }
    return new RuleSample(
        (String) yaml.get("rule"), (List<Map<String, Object>>) yaml.get("given"), tries);
  }

  /** A fact a line, a try a line. */
  String text() {
    StringBuilder text = new StringBuilder("- rule: " + flow(rule) + "\n  given:\n");
    given.forEach(fact -> text.append("  - ").append(flow(fact)).append('\n'));
    text.append("  tries:\n");
    tries.forEach(one -> text.append("  - ").append(one.text()).append('\n'));
    return text.toString();
  }

  private static String flow(Object value) {
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.FLOW);
    options.setWidth(Integer.MAX_VALUE);
    options.setSplitLines(false);
    options.setDereferenceAliases(true);
    return new Yaml(options).dump(value).strip();
  }

  /** The facts with one change. */
  List<Record> facts(Map<String, Object> but) {
    List<Map<String, Object>> changed = new ArrayList<>(given);
    List<Record> more = new ArrayList<>();
    but.forEach(
        (key, value) -> {
          if (key.equals(WITHOUT)) {
            changed.set((Integer) value - 1, null);
          } else if (key.equals(AND)) {
            further(value).forEach(fact -> more.add(FactMaps.fact(fact)));
          } else {
            int number = Integer.parseInt(key.substring(0, key.indexOf('.')));
            String component = key.substring(key.indexOf('.') + 1);
            if (changed.get(number - 1) != null) {
              changed.set(number - 1, changed(changed.get(number - 1), component, value));
            }
          }
        });
    changed.removeIf(fact -> fact == null);
    List<Record> facts = new ArrayList<>(changed.stream().map(FactMaps::fact).toList());
    facts.addAll(more);
    return facts;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> changed(
      Map<String, Object> tagged, String component, Object value) {
    Map.Entry<String, Object> one = tagged.entrySet().iterator().next();
    Map<String, Object> fields = new LinkedHashMap<>((Map<String, Object>) one.getValue());
    put(fields, component, value);
    return Map.of(one.getKey(), fields);
  }

  /** Sets a component, or with dots one of a record or map inside. */
  @SuppressWarnings("unchecked")
  static void put(Map<String, Object> fields, String component, Object value) {
    int dot = component.indexOf('.');
    if (dot < 0) {
      fields.put(component, value);
    } else {
      String outer = component.substring(0, dot);
      Map<String, Object> inner = new LinkedHashMap<>();
      if (fields.get(outer) instanceof Map<?, ?> held) {
        inner.putAll((Map<String, Object>) held);
      } else if (fields.get(outer) instanceof String line) {
        inner.put("text", line); // of an origin nothing else is written as a rule
      }
      put(inner, component.substring(dot + 1), value);
      fields.put(outer, inner);
    }
  }

  private static List<Map<?, ?>> further(Object and) {
    List<Map<?, ?>> further = new ArrayList<>();
    if (and instanceof List<?> several) {
      several.forEach(fact -> further.add((Map<?, ?>) fact));
    } else {
      further.add((Map<?, ?>) and);
    }
    return further;
  }

  /** Two changes at once; where both change the same, the second one holds. */
  static Map<String, Object> both(Map<String, Object> one, Map<String, Object> other) {
    Map<String, Object> both = new LinkedHashMap<>(one);
    both.putAll(other);
    if (one.containsKey(AND) && other.containsKey(AND)) {
      List<Map<?, ?>> facts = new ArrayList<>(further(one.get(AND)));
      facts.addAll(further(other.get(AND)));
      both.put(AND, facts);
    }
    return both;
  }

  /** Whether a line of a file begins the sample of a rule. */
  static boolean names(String line, String rule) {
    Object yaml = new Yaml(new SafeConstructor(new LoaderOptions())).load(line.substring(1));
    return rule.equals(((Map<?, ?>) yaml).get("rule"));
  }

  /** The first try that comes out otherwise with these rules, or null. */
  Try failing(RuleBase rules) {
    for (Try one : tries) {
      if (!Said.of(rules, facts(one.but())).equals(one.says())) {
        return one;
      }
    }
    return null;
  }
}
