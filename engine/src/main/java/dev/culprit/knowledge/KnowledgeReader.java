package dev.culprit.knowledge;

import dev.culprit.knowledge.RegexShape.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Reads a knowledge base: {@code causes/TOPIC/*.yaml}, {@code findings/TOPIC/*.yaml}, {@code
 * tests/TOPIC/*.yaml}, {@code signatures/TOPIC/*.yaml}, {@code defects/*.yaml}, {@code
 * software/*.yaml}, {@code resources/*.yaml}, {@code counts/*.yaml}. A file holds one page or a
 * list of pages. A pack that is read later replaces pages of the same id.
 */
public final class KnowledgeReader {

  /** The folders that hold pages. */
  static final List<String> KINDS =
      List.of(
          "causes",
          "findings",
          "tests",
          "signatures",
          "software",
          "resources",
          "defects",
          "counts");

  /** Where the build packs the built-in pages. */
  private static final String PACK = "/dev/culprit/knowledge/pages.bin";

  private final List<Fault> faults = new ArrayList<>();
  private final Map<String, CausePage> causes = new TreeMap<>();
  private final Map<String, FindingPage> findings = new TreeMap<>();
  private final Map<String, TestPage> tests = new TreeMap<>();
  private final Map<String, Signature> signatures = new TreeMap<>();
  private final Map<String, SoftwarePage> software = new TreeMap<>();
  private final Map<String, ResourcePage> resources = new TreeMap<>();
  private final Map<String, DefectPage> defects = new TreeMap<>();
  private final Map<String, CountsPage> counts = new TreeMap<>();
  private final Set<String> withheld = new TreeSet<>();

  /** Gives the files of one kind of pages. */
  @FunctionalInterface
  private interface Files {
    List<PageFile> of(String kind) throws IOException;
  }

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
    try (InputStream packed = KnowledgeReader.class.getResourceAsStream(PACK)) {
      if (packed == null) {
        return unpacked();
      }
      PagePack pack = PagePack.read(packed);
      return read(pack::files, pack::shape, pack::expression);
    }
  }

  /**
   * How many cases come with the built-in knowledge, where the build counted them.
   *
   * @throws IOException when the program's own files cannot be read
   */
  public static OptionalInt cases() throws IOException {
    try (InputStream packed = KnowledgeReader.class.getResourceAsStream(PACK)) {
      return packed == null ? OptionalInt.empty() : OptionalInt.of(PagePack.cases(packed));
    }
  }

  /** The pages as they stand in the sources, where no build packed them. */
  private KnowledgeReader unpacked() throws IOException {
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
    return read(kind -> PageFile.of(root, kind, ""), RegexShape::of, Expression::checked);
  }

  /**
   * Reads a pack that lies over what was read before: its pages replace those of the same id, and
   * its {@code pack.yaml} may take pages away.
   *
   * @param culprit this program's version; a pack that needs a newer one is left out as a whole
   * @throws IOException when a file cannot be read at all; what is wrong inside a file is a fault
   *     that begins with the folder
   */
  public KnowledgeReader pack(Path root, String culprit) throws IOException {
    Optional<PackPage> page = PackPage.read(root, faults);
    if (page.isPresent() && !page.get().worksWith(culprit)) {
      String needs = "the pack needs Culprit " + page.get().needs() + ", and this is " + culprit;
      faults.add(new Fault(page.get().source().file(), 0, needs + "; it is left out"));
      return this;
    }
    page.ifPresent(p -> without(p.without()));
    return read(kind -> PageFile.of(root, kind, root + "/"), RegexShape::of, Expression::checked);
  }

  /** Takes pages away by their ids, as if nobody had written them; later packs may bring them. */
  public KnowledgeReader without(Collection<String> ids) {
    withheld.addAll(ids);
    for (Map<String, ?> kind :
        List.of(causes, findings, tests, signatures, software, resources, defects, counts)) {
      kind.keySet().removeAll(ids);
    }
    return this;
  }

  /** The ids that were taken away and that no later pack brought. */
  public Set<String> withheld() {
    Set<String> left = new TreeSet<>(withheld);
    left.removeAll(causes.keySet());
    left.removeAll(findings.keySet());
    left.removeAll(tests.keySet());
    left.removeAll(signatures.keySet());
    return left;
  }

  /** The counts of confirmed incidents, by whose they are. */
  public Map<String, CountsPage> counts() {
    return new TreeMap<>(counts);
  }

  private KnowledgeReader read(
      Files root,
      Function<String, Shape> shapes,
      BiFunction<String, Boolean, Expression> expressions)
      throws IOException {
    pages(root, "causes", PageReader::cause, CausePage::id, causes);
    pages(root, "findings", PageReader::finding, FindingPage::id, findings);
    pages(root, "tests", PageReader::test, TestPage::id, tests);
    pages(
        root,
        "signatures",
        (node, topic) -> SignatureReader.signature(node, topic, shapes, expressions),
        Signature::id,
        signatures);
    pages(root, "software", (node, topic) -> PageReader.software(node), SoftwarePage::id, software);
    pages(
        root, "resources", (node, topic) -> PageReader.resource(node), ResourcePage::id, resources);
    pages(root, "defects", (node, topic) -> PageReader.defect(node), DefectPage::id, defects);
    pages(root, "counts", (node, topic) -> CountsPage.read(node), CountsPage::id, counts);
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
        List.copyOf(defects.values()),
        Experience.of(counts.values()));
  }

  private <T> void pages(
      Files files,
      String kind,
      BiFunction<YamlNode, String, T> read,
      Function<T, String> id,
      Map<String, T> into)
      throws IOException {
    Map<String, T> here = new TreeMap<>();
    for (PageFile file : files.of(kind)) {
      for (YamlNode node : file.pages()) {
        T page = read.apply(node, file.topic());
        if (page == null || id.apply(page).isEmpty()) {
          continue; // it has a fault that says so
        }
        if (here.put(id.apply(page), page) != null) {
          node.fault("the id '" + id.apply(page) + "' stands there twice");
        }
      }
      faults.addAll(file.faults());
    }
    into.putAll(here);
  }
}
