package dev.culprit.knowledge;

import dev.culprit.fact.VersionOrder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a pack says of itself in its {@code pack.yaml}.
 *
 * <pre>
 * name: shop-platform
 * version: 1.2
 * needs-culprit: '>= 0.1'
 * title: What the shop's servers taught us
 * without: [access-log-flood]
 * </pre>
 *
 * @param name how people call it; words in small letters, joined by hyphens
 * @param version its own version
 * @param needs the oldest Culprit that it works with, or "" for any
 * @param without ids of pages that it takes away
 */
public record PackPage(
    String name, String version, String needs, String title, Set<String> without, Place source) {

  /** The file's name. */
  public static final String FILE = "pack.yaml";

  private static final Set<String> KEYS =
      Set.of("name", "version", "needs-culprit", "title", "without");

  private static final Pattern VERSION = Pattern.compile("\\d+(\\.\\d+)*");
  private static final Pattern NEEDS = Pattern.compile(">= *(\\d+(?:\\.\\d+)*)");

  /** Copies the set. */
  public PackPage {
    without = Set.copyOf(without);
  }

  /**
   * Reads the one of a folder.
   *
   * @param faults takes what is wrong with it
   * @return empty where the folder has none, or none that can be used
   */
  public static Optional<PackPage> read(Path folder, List<Fault> faults) {
    Path file = folder.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    List<Fault> own = new ArrayList<>();
    PackPage page = null;
    try (InputStream in = Files.newInputStream(file)) {
      YamlNode node = YamlFile.load(file.toString(), in, own);
      page = page(node);
    } catch (IOException e) {
      own.add(new Fault(file.toString(), 0, "cannot be read: " + e.getMessage()));
    }
    faults.addAll(own);
    return own.isEmpty() ? Optional.ofNullable(page) : Optional.empty();
  }

  private static PackPage page(YamlNode node) {
    if (!node.isPresent()) {
      node.fault("the file is empty; it needs 'name' and 'version'");
      return null;
    }
    node.unknownKeys(KEYS);
    String name = node.required("name");
    if (!name.isEmpty() && !PageId.isOne(name)) {
      node.get("name").fault("a name is words in small letters, joined by hyphens");
    }
    String version = node.required("version");
    if (!version.isEmpty() && !VERSION.matcher(version).matches()) {
      node.get("version").fault("'" + version + "' is no version such as 1.2");
    }
    return new PackPage(
        name,
        version,
        needs(node),
        node.text("title"),
        new LinkedHashSet<>(node.texts("without")),
        new Place(node.file(), node.line()));
  }

  private static String needs(YamlNode node) {
    String text = node.text("needs-culprit").strip();
    Matcher needs = NEEDS.matcher(text);
    if (text.isEmpty() || needs.matches()) {
      return text.isEmpty() ? "" : needs.group(1);
    }
    node.get("needs-culprit").fault("'" + text + "' is no bound such as '>= 0.1'");
    return "";
  }

  /** Whether this version of Culprit is new enough; what follows a hyphen in it does not count. */
  public boolean worksWith(String culprit) {
    int hyphen = culprit.indexOf('-');
    String plain = hyphen < 0 ? culprit : culprit.substring(0, hyphen);
    return needs.isEmpty() || VersionOrder.compare(plain, needs) >= 0;
  }
}
