package dev.culprit.knowledge;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** A small knowledge base for tests, written as YAML. */
public final class Pages {

  private final List<Fault> faults = new ArrayList<>();
  private final TreeMap<String, CausePage> causes = new TreeMap<>();
  private final TreeMap<String, FindingPage> findings = new TreeMap<>();
  private final TreeMap<String, TestPage> tests = new TreeMap<>();

  private final List<SoftwarePage> software = new ArrayList<>();
  private final List<DefectPage> defects = new ArrayList<>();
  private Experience experience = Experience.NONE;

  /** Adds a cause: its id and further keys; the others are filled in. */
  public Pages cause(String id, String... keys) {
    String yaml = page(id, keys, "meaning: m\nowner: operations\n");
    causes.put(id, PageReader.cause(node(yaml), "topic"));
    return this;
  }

  /** Adds a finding. */
  public Pages finding(String id, String... keys) {
    findings.put(id, PageReader.finding(node(page(id, keys, "meaning: m\n")), "topic"));
    return this;
  }

  /** Adds a test. */
  public Pages test(String id, String... keys) {
    tests.put(id, PageReader.test(node(page(id, keys, "")), "topic"));
    return this;
  }

  /** Adds a page of a piece of software. */
  public Pages software(String id, String... keys) {
    software.add(PageReader.software(node(page(id, keys, ""))));
    return this;
  }

  /** Adds a known defect. */
  public Pages defect(String id, String... keys) {
    defects.add(PageReader.defect(node(page(id, keys, "effect: e\nreferences: [r]\n"))));
    return this;
  }

  private static String page(String id, String[] keys, String rest) {
    return "id: " + id + "\ntitle: title of " + id + "\n" + rest + String.join("\n", keys) + "\n";
  }

  private YamlNode node(String yaml) {
    byte[] bytes = yaml.getBytes(StandardCharsets.UTF_8);
    return YamlFile.load("test.yaml", new ByteArrayInputStream(bytes), faults);
  }

  /** Takes what confirmed incidents taught. */
  public Pages experience(Experience taught) {
    experience = taught;
    return this;
  }

  /** All of it; a fault in a test's own page fails the test. */
  public Knowledge knowledge() {
    if (!faults.isEmpty()) {
      throw new AssertionError(faults.toString());
    }
    return new Knowledge(
        causes, findings, tests, List.of(), software, List.of(), defects, experience);
  }
}
