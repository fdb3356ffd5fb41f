package dev.culprit.knowledge;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Counts of confirmed incidents, as {@code kb learn} writes them.
 *
 * <pre>
 * id: web-team
 * incidents: [20261112-101010, 20261115-081500]
 * causes:
 *   disk-full:
 *     confirmed: 2
 *     findings:
 *       filesystem-nearly-full: {shown: 2, looked: 2}
 * </pre>
 *
 * @param id whose incidents they are
 * @param incidents names of the journals or cases that were counted, so that none counts twice
 * @param causes the counts by cause
 */
public record CountsPage(
    String id, Set<String> incidents, Map<String, OfCause> causes, Place source) {

  /** Copies set and map, in their order. */
  public CountsPage {
    incidents = new LinkedHashSet<>(incidents);
    causes = new LinkedHashMap<>(causes);
  }

  /**
   * How often a finding showed.
   *
   * @param shown of how many incidents it did
   * @param looked in how many somebody looked
   */
  public record Shown(int shown, int looked) {

    Shown plus(Shown other) {
      return new Shown(shown + other.shown, looked + other.looked);
    }
  }

  /**
   * What is counted of one cause.
   *
   * @param confirmed of how many incidents it was the cause
   */
  public record OfCause(int confirmed, Map<String, Shown> findings) {

    /** Copies the map, in its order. */
    public OfCause {
      findings = new LinkedHashMap<>(findings);
    }

    /** Both together. */
    public OfCause plus(OfCause other) {
      Map<String, Shown> all = new HashMap<>(findings);
      other.findings.forEach((finding, shown) -> all.merge(finding, shown, Shown::plus));
      return new OfCause(confirmed + other.confirmed, all);
    }
  }

  /** Reads one. */
  static CountsPage read(YamlNode node) {
    node.unknownKeys(Set.of("id", "incidents", "causes"));
    Set<String> incidents = new LinkedHashSet<>(node.texts("incidents"));
    Map<String, OfCause> causes = map(node.get("causes"), CountsPage::ofCause);
    int sum = causes.values().stream().mapToInt(OfCause::confirmed).sum();
    if (sum != incidents.size()) {
      node.fault("the causes count " + sum + " incidents, and " + incidents.size() + " are named");
    }
    return new CountsPage(
        node.required("id"), incidents, causes, new Place(node.file(), node.line()));
  }

  private static OfCause ofCause(YamlNode node) {
    node.unknownKeys(Set.of("confirmed", "findings"));
    return new OfCause(count(node, "confirmed"), map(node.get("findings"), CountsPage::shown));
  }

  private static Shown shown(YamlNode node) {
    node.unknownKeys(Set.of("shown", "looked"));
    Shown read = new Shown(count(node, "shown"), count(node, "looked"));
    if (read.shown() > read.looked()) {
      node.fault("it cannot have shown more often than somebody looked");
      return new Shown(read.looked(), read.looked());
    }
    return read;
  }

  private static int count(YamlNode node, String key) {
    int count = node.number(key, 0);
    if (count < 0) {
      node.get(key).fault("'" + key + "' is a count, and not below 0");
    }
    return Math.max(0, count);
  }

  private static <T> Map<String, T> map(YamlNode node, Function<YamlNode, T> read) {
    Map<String, T> all = new LinkedHashMap<>();
    node.entries().forEach((key, value) -> all.put(key, read.apply(value)));
    return all;
  }
}
