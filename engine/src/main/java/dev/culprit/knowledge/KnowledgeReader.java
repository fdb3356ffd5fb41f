package dev.culprit.knowledge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads a knowledge base: {@code causes/TOPIC/*.yaml}, {@code findings/TOPIC/*.yaml}, {@code
 * tests/TOPIC/*.yaml}, {@code signatures/TOPIC/*.yaml}, {@code defects/*.yaml}, {@code
 * software/*.yaml}, {@code resources/*.yaml}. A file holds one page or a list of pages. A pack that
 * is read later replaces pages of the same id.
 */
public final class KnowledgeReader {

  private final List<Fault> faults = new ArrayList<>();
  private final Map<String, CausePage> causes = new TreeMap<>();
  private final Map<String, FindingPage> findings = new TreeMap<>();
  private final Map<String, TestPage> tests = new TreeMap<>();
  private final Map<String, Signature> signatures = new TreeMap<>();
  private final Map<String, SoftwarePage> software = new TreeMap<>();
  private final Map<String, ResourcePage> resources = new TreeMap<>();
  private final Map<String, DefectPage> defects = new TreeMap<>();

  /** All faults so far. */
  public List<Fault> faults() {
    return List.copyOf(faults);
  }

  /**
   * Reads the built-in knowledge from the class path.
   *
   * @throws IOException when the program's own files cannot be read
   */
  public KnowledgeReader builtIn() throws IOException {
    var url = KnowledgeReader.class.getResource("/dev/culprit/knowledge/causes");
    if (url == null) {
      throw new IOException("the built-in knowledge base is missing");
    }
    URI uri = URI.create(url.toString());
    if (uri.getScheme().equals("jar")) {
      try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
        return folder(jar.getPath("/dev/culprit/knowledge"));
      }
    }
    return folder(Path.of(uri).getParent());
  }

  /**
   * Reads one folder.
   *
   * @throws IOException when a file cannot be read at all; what is wrong inside a file is a fault
   */
  public KnowledgeReader folder(Path root) throws IOException {
    pages(root, "causes", PageReader::cause, CausePage::id, causes);
    pages(root, "findings", PageReader::finding, FindingPage::id, findings);
    pages(root, "tests", PageReader::test, TestPage::id, tests);
    pages(root, "signatures", SignatureReader::signature, Signature::id, signatures);
    pages(root, "software", (node, topic) -> PageReader.software(node), SoftwarePage::id, software);
    pages(
        root, "resources", (node, topic) -> PageReader.resource(node), ResourcePage::id, resources);
    pages(root, "defects", (node, topic) -> PageReader.defect(node), DefectPage::id, defects);
    return this;
  }

  /** What was read so far. */
  public Knowledge knowledge() {
    return new Knowledge(
        new TreeMap<>(causes),
        new TreeMap<>(findings),
        new TreeMap<>(tests),
        List.copyOf(signatures.values()),
        List.copyOf(software.values()),
        List.copyOf(resources.values()),
        List.copyOf(defects.values()));
  }

  private <T> void pages(
      Path root,
      String kind,
      BiFunction<YamlNode, String, T> read,
      Function<T, String> id,
      Map<String, T> into)
      throws IOException {
    Path folder = root.resolve(kind);
    if (!Files.isDirectory(folder)) {
      return;
    }
    Map<String, T> here = new TreeMap<>();
    for (Loaded file : loaded(kind, folder)) {
      for (YamlNode node : file.nodes()) {
        T page = read.apply(node, file.topic());
        if (page != null && here.put(id.apply(page), page) != null) {
          node.fault("the id '" + id.apply(page) + "' stands there twice");
        }
      }
      faults.addAll(file.faults());
    }
    into.putAll(here);
  }

  /** A file's nodes, which state the faults that are found in them later in {@code faults}. */
  private record Loaded(String topic, List<YamlNode> nodes, List<Fault> faults) {}

  /** All files of a kind in their order; on all cores, since it is a good part of a cold start. */
  private static List<Loaded> loaded(String kind, Path folder) throws IOException {
    try {
      return yamlFiles(folder).parallelStream().map(file -> load(kind, folder, file)).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static Loaded load(String kind, Path folder, Path file) {
    String name = kind + "/" + folder.relativize(file);
    String topic = folder.relativize(file).getName(0).toString().replace(".yaml", "");
    List<Fault> faults = new ArrayList<>();
    try (InputStream in = Files.newInputStream(file)) {
      YamlNode root = YamlFile.load(name, in, faults);
      List<YamlNode> nodes =
          root.isList() ? root.items() : root.isPresent() ? List.of(root) : List.of();
      return new Loaded(topic, nodes, faults);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> yamlFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
    }
  }
}
