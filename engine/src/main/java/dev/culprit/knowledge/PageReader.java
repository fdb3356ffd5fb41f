package dev.culprit.knowledge;

import dev.culprit.fact.Subject;
import dev.culprit.knowledge.TestPage.Risk;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/** Turns the nodes of knowledge files into pages; what is wrong becomes a fault at its line. */
final class PageReader {

  private static final Set<String> CAUSE_KEYS =
      Set.of(
          "id",
          "title",
          "topic",
          "owner",
          "prior",
          "subject",
          "impact",
          "meaning",
          "expects",
          "requires",
          "speaks-against",
          "rules-out",
          "leads-to",
          "refines",
          "distinguish",
          "remedies",
          "hand-over",
          "references",
          "false-positives",
          "status",
          "reviewed");
  private static final Set<String> FINDING_KEYS =
      Set.of(
          "id",
          "title",
          "meaning",
          "needs",
          "background",
          "group",
          "accumulates",
          "harmless",
          "references");
  private static final String[] ACCUMULATES = {
    "descriptors", "unbound-sockets", "connections", "threads", "processes", "memory"
  };
  private static final Set<String> TEST_KEYS =
      Set.of(
          "id",
          "title",
          "command",
          "question",
          "reads",
          "gives",
          "pins",
          "software",
          "causes",
          "seconds",
          "risk",
          "effect",
          "needs-root",
          "tool",
          "runner",
          "first-when",
          "outcomes",
          "references");
  private static final Set<String> SOFTWARE_KEYS =
      Set.of(
          "id",
          "title",
          "processes",
          "packages",
          "units",
          "logs",
          "configuration",
          "renews",
          "serves",
          "references");
  private static final Set<String> RESOURCE_KEYS =
      Set.of("id", "needs", "utilisation", "saturation", "errors");
  private static final Set<String> DEFECT_KEYS =
      Set.of(
          "id",
          "title",
          "packages",
          "compare",
          "affected",
          "except",
          "signs",
          "text",
          "effect",
          "fixed",
          "references");
  private static final Set<String> REMEDY_KEYS = Set.of("what", "command", "risk", "undo");

  /** How strongly a page lets a finding speak against its cause, in decibans. */
  private static final Map<String, Double> AGAINST =
      Map.of("slightly", -4.0, "clearly", -10.0, "strongly", -20.0);

  private static final Map<String, Double> IMPACTS = Map.of("high", 1.0, "medium", 0.8, "low", 0.6);

  private PageReader() {}

  /** The word for how strongly a finding speaks against a cause. */
  static String againstWord(double decibans) {
    return nearest(AGAINST, decibans);
  }

  /** The word for how much a cause hurts. */
  static String impactWord(double impact) {
    return nearest(IMPACTS, impact);
  }

  private static String nearest(Map<String, Double> words, double value) {
    return words.entrySet().stream()
        .min(Comparator.comparingDouble(e -> Math.abs(e.getValue() - value)))
        .map(Map.Entry::getKey)
        .orElse("");
  }

  static CausePage cause(YamlNode node, String topic) {
    node.unknownKeys(CAUSE_KEYS);
    YamlNode remedies = node.get("remedies");
    return new CausePage(
        node.required("id"),
        node.required("title"),
        topic,
        owner(node),
        node.choice("prior", words(Prior.values(), Prior::word)).orElse(Prior.RARE),
        node.choice("subject", words(Subject.Kind.values(), Subject.Kind::label))
            .orElse(Subject.Kind.SERVICE),
        node.choice("impact", IMPACTS).orElse(1.0),
        node.required("meaning").strip(),
        likelihoods(node.get("expects")),
        new LinkedHashSet<>(node.texts("requires")),
        against(node.get("speaks-against")),
        new LinkedHashSet<>(node.texts("rules-out")),
        node.texts("leads-to"),
        node.text("refines"),
        node.textMap("distinguish"),
        remedies(remedies, "contain"),
        remedies(remedies, "fix"),
        remedies(remedies, "verify"),
        remedies(remedies, "prevent"),
        node.texts("hand-over"),
        node.texts("references"),
        node.text("false-positives").strip(),
        node.text("status"),
        new Place(node.file(), node.line()));
  }

  static FindingPage finding(YamlNode node, String topic) {
    node.unknownKeys(FINDING_KEYS);
    List<Set<String>> needs = new ArrayList<>();
    for (String alternative : node.texts("needs")) {
      needs.add(
          Arrays.stream(alternative.split("\\+", -1))
              .map(String::strip)
              .collect(Collectors.toSet()));
    }
    return new FindingPage(
        node.required("id"),
        node.required("title"),
        topic,
        node.required("meaning").strip(),
        needs,
        node.choice("background", words(Likelihood.values(), Likelihood::word))
            .orElse(Likelihood.RARELY),
        node.text("group"),
        node.choice("accumulates", words(ACCUMULATES, Function.identity())).orElse(""),
        node.flag("harmless", false),
        new Place(node.file(), node.line()));
  }

  static TestPage test(YamlNode node, String topic) {
    node.unknownKeys(TEST_KEYS);
    String command = node.text("command");
    String question = node.text("question");
    if (command.isEmpty() == question.isEmpty()) {
      node.fault("a test has either a command or a question");
    }
    return new TestPage(
        node.required("id"),
        node.required("title"),
        topic,
        command,
        question,
        node.texts("reads"),
        new LinkedHashSet<>(node.texts("gives")),
        new LinkedHashSet<>(node.texts("pins")),
        new LinkedHashSet<>(node.texts("software")),
        new LinkedHashSet<>(node.texts("causes")),
        node.number("seconds", 1),
        node.choice("risk", words(Risk.values(), Risk::label)).orElse(Risk.READ_ONLY),
        node.text("effect"),
        node.flag("needs-root", false),
        node.text("tool"),
        node.text("runner"),
        new LinkedHashSet<>(node.texts("first-when")),
        node.textMap("outcomes"),
        new Place(node.file(), node.line()));
  }

  static SoftwarePage software(YamlNode node) {
    node.unknownKeys(SOFTWARE_KEYS);
    return new SoftwarePage(
        node.required("id"),
        node.required("title"),
        patterns(node, "processes"),
        patterns(node, "packages"),
        node.texts("units"),
        patterns(node, "logs"),
        patterns(node, "configuration"),
        node.text("renews"),
        node.flag("serves", true),
        new Place(node.file(), node.line()));
  }

  static ResourcePage resource(YamlNode node) {
    node.unknownKeys(RESOURCE_KEYS);
    return new ResourcePage(
        node.required("id"),
        new LinkedHashSet<>(node.texts("needs")),
        node.texts("utilisation"),
        node.texts("saturation"),
        node.texts("errors"),
        new Place(node.file(), node.line()));
  }

  static DefectPage defect(YamlNode node) {
    node.unknownKeys(DEFECT_KEYS);
    List<DefectPage.Range> ranges = new ArrayList<>();
    for (YamlNode range : node.get("affected").items()) {
      range.unknownKeys(Set.of("from", "before"));
      ranges.add(new DefectPage.Range(range.text("from"), range.required("before")));
    }
    if (node.texts("signs").isEmpty() || node.texts("references").isEmpty()) {
      node.fault("a defect needs signs by which it shows, and references that describe it");
    }
    return new DefectPage(
        node.required("id"),
        node.required("title"),
        patterns(node, "packages"),
        !node.text("compare").equals("package"),
        List.copyOf(ranges),
        patterns(node, "except").stream().findFirst().orElse(null),
        new LinkedHashSet<>(node.texts("signs")),
        patterns(node, "text").stream().findFirst().orElse(null),
        node.required("effect"),
        node.required("fixed"),
        node.texts("references"),
        new Place(node.file(), node.line()));
  }

  private static String owner(YamlNode node) {
    String owner = node.required("owner");
    if (!owner.isEmpty() && !CausePage.OWNERS.contains(owner)) {
      node.get("owner").fault(Nearest.unknown("owner", owner, CausePage.OWNERS));
    }
    return owner;
  }

  private static Map<String, Likelihood> likelihoods(YamlNode node) {
    Map<String, Likelihood> all = new LinkedHashMap<>();
    Map<String, Likelihood> words = words(Likelihood.values(), Likelihood::word);
    words.remove(Likelihood.IMPOSSIBLE.word());
    for (String finding : node.entries().keySet()) {
      node.choice(finding, words).ifPresent(value -> all.put(finding, value));
    }
    return all;
  }

  private static Map<String, Double> against(YamlNode node) {
    Map<String, Double> all = new LinkedHashMap<>();
    if (node.isList()) {
      node.items().forEach(item -> all.put(item.text(), AGAINST.get("clearly")));
      return all;
    }
    for (String finding : node.entries().keySet()) {
      node.choice(finding, AGAINST).ifPresent(value -> all.put(finding, value));
    }
    return all;
  }

  private static List<Remedy> remedies(YamlNode node, String kind) {
    YamlNode steps = node.get(kind);
    List<YamlNode> items = steps.isMap() ? List.of(steps) : steps.items();
    List<Remedy> all = new ArrayList<>();
    for (YamlNode item : items) {
      item.unknownKeys(REMEDY_KEYS);
      all.add(
          new Remedy(
              item.required("what"), item.text("command"), item.text("risk"), item.text("undo")));
    }
    return all;
  }

  private static List<Pattern> patterns(YamlNode node, String key) {
    List<Pattern> all = new ArrayList<>();
    for (String text : node.texts(key)) {
      try {
        all.add(Pattern.compile(text));
      } catch (PatternSyntaxException e) {
        node.get(key).fault("'" + text + "' is no regular expression: " + e.getDescription());
      }
    }
    return all;
  }

  private static <T> Map<String, T> words(T[] values, Function<T, String> word) {
    return Arrays.stream(values).collect(Collectors.toMap(word, v -> v));
  }
}
