package dev.culprit.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What {@code diagnose --format json} answered. */
record Answer(int code, Map<String, Object> json) {

  /** From which probability on a cause counts as accused: the contract's. */
  private static final double ACCUSED = 0.5;

  /** One hypothesis of the answer. */
  record Hypothesis(Map<String, Object> json) {

    String cause() {
      return text(json, "cause");
    }

    double probability() {
      return ((Number) json.get("probability")).doubleValue();
    }

    String kind() {
      return text(map(json, "subject"), "kind");
    }

    String subject() {
      return text(map(json, "subject"), "name");
    }

    List<String> chain() {
      return strings(json, "chain");
    }

    /** The sentence of a finding that speaks for it. */
    Optional<String> because(String finding) {
      return maps(json, "evidence").stream()
          .filter(e -> text(e, "finding").equals(finding) && text(e, "direction").equals("for"))
          .map(e -> text(e, "because"))
          .findFirst();
    }

    /** The first command of a kind of remedy, or "". */
    String command(String kind) {
      return maps(map(json, "remedy"), kind).stream()
          .map(step -> text(step, "command"))
          .findFirst()
          .orElse("");
    }

    @Override
    public String toString() {
      return json.toString();
    }
  }

  /** JSON is YAML of one style; the safe loader builds nothing but maps, lists and plain values. */
  @SuppressWarnings("unchecked")
  static Answer of(Program program) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(64 << 20);
    Object json = new Yaml(new SafeConstructor(options)).load(program.out());
    if (!(json instanceof Map)) {
      throw new AssertionError("no JSON, exit code " + program.code() + ": " + program.err());
    }
    return new Answer(program.code(), (Map<String, Object>) json);
  }

  String verdict() {
    return text(json, "verdict");
  }

  List<Hypothesis> hypotheses() {
    return maps(json, "hypotheses").stream().map(Hypothesis::new).toList();
  }

  /** The best hypothesis. */
  Hypothesis first() {
    return hypotheses().stream()
        .findFirst()
        .orElseThrow(() -> new AssertionError("no hypothesis: " + json));
  }

  /** The best hypothesis about this subject: other people's troubles on the machine left out. */
  Hypothesis firstAbout(String subject) {
    return hypotheses().stream()
        .filter(h -> h.subject().equals(subject))
        .findFirst()
        .orElseThrow(() -> new AssertionError("nothing about " + subject + ": " + summary()));
  }

  /** The best hypothesis, which must be this one and the only one that is accused. */
  Hypothesis onlyAccused(String cause, String subject) {
    List<String> accused =
        hypotheses().stream()
            .filter(h -> h.probability() >= ACCUSED)
            .map(h -> h.cause() + " of " + h.subject())
            .toList();
    assertEquals(List.of(cause + " of " + subject), accused, this::summary);
    return first();
  }

  /** Nothing is wrong, and enough was read to say so. */
  void assertHealthy() {
    assertEquals("healthy", verdict(), () -> summary() + " " + json.get("notJudged"));
    assertEquals(0, code());
  }

  /** The command that is suggested first, or "". */
  String command() {
    return next().isEmpty() ? "" : text(next().get(0), "command");
  }

  /** Whether the cause is accused of anything. */
  boolean accuses(String cause) {
    return hypotheses().stream()
        .anyMatch(h -> h.cause().equals(cause) && h.probability() >= ACCUSED);
  }

  /** Why a cause was ruled out, or "". */
  String ruledOut(String cause) {
    return maps(json, "ruledOut").stream()
        .filter(r -> text(r, "cause").equals(cause))
        .map(r -> text(r, "because"))
        .findFirst()
        .orElse("");
  }

  List<Map<String, Object>> next() {
    return maps(json, "next");
  }

  /** What stands in a field of a suggestion. */
  static String of(Map<String, Object> suggestion, String field) {
    return text(suggestion, field);
  }

  /** The reason for which a source was skipped, or "". */
  String skipped(String source) {
    return maps(json, "skipped").stream()
        .filter(s -> text(s, "source").contains(source))
        .map(s -> text(s, "reason"))
        .findFirst()
        .orElse("");
  }

  String summary() {
    return hypotheses().stream()
        .map(h -> h.cause() + " of " + h.subject() + " " + h.probability())
        .toList()
        .toString();
  }

  private static String text(Map<String, Object> map, String key) {
    return String.valueOf(map.getOrDefault(key, ""));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Map<String, Object> map, String key) {
    return (Map<String, Object>) map.getOrDefault(key, Map.of());
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> maps(Map<String, Object> map, String key) {
    return (List<Map<String, Object>>) map.getOrDefault(key, List.of());
  }

  @SuppressWarnings("unchecked")
  private static List<String> strings(Map<String, Object> map, String key) {
    return (List<String>) map.getOrDefault(key, List.of());
  }
}
