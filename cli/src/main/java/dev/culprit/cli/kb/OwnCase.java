package dev.culprit.cli.kb;

import dev.culprit.knowledge.Fault;
import dev.culprit.knowledge.Nearest;
import dev.culprit.knowledge.Place;
import dev.culprit.knowledge.YamlNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * One of the project's own cases: {@code case.yaml} beside a folder {@code readings}.
 *
 * @param provenance how it came about: captured, documented or synthetic
 * @param source how it was captured, or the document that it follows
 * @param trial what is diagnosed and what must come of it
 * @param place where it stands, for messages
 */
record OwnCase(String provenance, String source, Trial trial, Place place) {

  private static final Set<String> KEYS =
      Set.of("id", "title", "provenance", "source", "symptom", "expect");
  private static final Set<String> EXPECTED = Set.of("leads", "not-accused", "mentions", "next");
  private static final Map<String, String> PROVENANCES =
      Map.of("captured", "captured", "documented", "documented", "synthetic", "synthetic");

  /** Reads one; null when there is nothing to diagnose, which is a fault. */
  static OwnCase read(Path folder, YamlNode node) {
    node.unknownKeys(KEYS);
    String id = node.required("id");
    String name = String.valueOf(folder.getFileName());
    if (!id.isEmpty() && !id.equals(name)) {
      node.get("id").fault("the id '" + id + "' is not the name of its folder '" + name + "'");
    }
    node.required("provenance");
    Path readings = folder.resolve("readings");
    boolean there = Files.isDirectory(readings);
    if (!there) {
      node.fault("the case has no folder 'readings'");
    }
    OwnCase read =
        new OwnCase(
            node.choice("provenance", PROVENANCES).orElse(""),
            node.required("source"),
            new Trial(id, List.of(readings), node.text("symptom"), expected(node.get("expect"))),
            new Place(node.file(), node.line()));
    return there ? read : null;
  }

  private static Truth expected(YamlNode expect) {
    expect.unknownKeys(EXPECTED);
    if (expect.texts("leads").isEmpty()) {
      expect.fault("'leads' is missing: a cause, or healthy");
    }
    patterns(expect, "mentions");
    patterns(expect, "next");
    return Truth.ofCase(expect);
  }

  private static void patterns(YamlNode expect, String key) {
    for (String pattern : expect.texts(key)) {
      try {
        Pattern.compile(pattern);
      } catch (PatternSyntaxException e) {
        String why = e.getDescription();
        expect.get(key).fault("'" + pattern + "' is no regular expression: " + why);
      }
    }
  }

  /** Whether a cause leads here. */
  boolean leads(String cause) {
    return trial.truth().causes().contains(cause);
  }

  /** Causes that should lead and have no page. */
  List<Fault> unknown(Set<String> causes) {
    List<String> named = new ArrayList<>(trial.truth().causes());
    named.removeIf(cause -> causes.contains(cause) || cause.equals(Truth.HEALTHY));
    return named.stream()
        .map(c -> new Fault(place.file(), place.line(), Nearest.unknown("cause", c, causes)))
        .toList();
  }
}
