package dev.culprit.cli.kb;

import dev.culprit.knowledge.Fault;
import dev.culprit.knowledge.YamlFile;
import dev.culprit.knowledge.YamlNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds trials below a folder: the project's own cases ({@code case.yaml}) and graded folders
 * ({@code truth.json}).
 */
final class Trials {

  private final List<Fault> faults = new ArrayList<>();
  private final List<OwnCase> cases = new ArrayList<>();

  /** What was wrong with the files that were read. */
  List<Fault> faults() {
    return faults;
  }

  /** The project's own cases that were found so far. */
  List<OwnCase> cases() {
    return List.copyOf(cases);
  }

  /** All trials below a folder, by name. */
  List<Trial> below(Path root) throws IOException {
    List<Trial> trials = new ArrayList<>();
    for (Path file : files(root)) {
      Path folder = file.getParent();
      String name = root.getFileName() + "/" + root.relativize(file);
      try (InputStream in = Files.newInputStream(file)) {
        // every JSON text is a YAML text
        YamlNode node = YamlFile.load(name, in, faults);
        if (!file.endsWith("case.yaml")) {
          graded(folder, node, trials);
        } else if (node.isPresent()) {
          own(OwnCase.read(folder, node), trials);
        }
      }
    }
    return trials;
  }

  private void own(OwnCase read, List<Trial> trials) {
    if (read != null) {
      cases.add(read);
      trials.add(read.trial());
    }
  }

  private static List<Path> files(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(f -> f.endsWith("case.yaml") || f.endsWith("truth.json")).sorted().toList();
    }
  }

  private static void graded(Path folder, YamlNode node, List<Trial> trials) throws IOException {
    String name = String.valueOf(folder.getFileName());
    String symptom = node.text("symptom");
    Path snapshot = folder.resolve("snapshot.tar.xz");
    Path next = folder.resolve("next.tar.xz");
    Path sosreport = folder.resolve("sosreport.tar.xz");
    boolean needsTrace = node.text("needs").equals("trace");
    Truth whole = truth(node, "cause", "must_mention");
    Truth baseline = needsTrace ? truth(node, "baseline_cause", "baseline_must_mention") : whole;
    if (Files.exists(sosreport)) {
      trials.add(new Trial(name + " sosreport", List.of(sosreport), symptom, lenient(baseline)));
    }
    if (Files.exists(snapshot)) {
      trials.add(new Trial(name + " snapshot", List.of(snapshot), symptom, baseline));
    }
    if (Files.exists(snapshot) && Files.exists(next)) {
      trials.add(new Trial(name + " next", List.of(snapshot, next), symptom, whole));
    }
    if (!Files.exists(snapshot) && !Files.exists(sosreport)) {
      trials.add(new Trial(name, texts(folder), symptom, whole));
    }
  }

  /** A sosreport does not hold all that must be mentioned. */
  private static Truth lenient(Truth truth) {
    return new Truth(truth.causes(), truth.innocent(), List.of(), truth.goodNext());
  }

  private static Truth truth(YamlNode node, String cause, String mentions) {
    List<String> causes = new ArrayList<>(List.of(node.text(cause)));
    causes.addAll(node.texts("also_accept"));
    return new Truth(causes, List.of(), node.texts(mentions), node.texts("good_next_commands"));
  }

  private static List<Path> texts(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(f -> !f.endsWith("truth.json") && !f.endsWith("source.txt"))
          .sorted()
          .toList();
    }
  }
}
