package dev.culprit.knowledge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One parsed file of pages.
 *
 * @param name its path below the knowledge base, as faults give it
 * @param topic the folder below its kind, or its own name where it stands in none
 * @param root its tree; what is wrong in the tree is stated later in {@code faults}
 */
record PageFile(String name, String topic, YamlNode root, List<Fault> faults) {

  /** The pages: a file holds one or a list of them. */
  List<YamlNode> pages() {
    return root.isList() ? root.items() : root.isPresent() ? List.of(root) : List.of();
  }

  /**
   * All files of a kind in their order; read on all cores, since it is a good part of a cold start.
   *
   * @param place what stands before a file's name in faults, such as a pack's folder
   */
  static List<PageFile> of(Path root, String kind, String place) throws IOException {
    Path folder = root.resolve(kind);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> yaml = files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
      return yaml.parallelStream().map(file -> load(place + kind, folder, file)).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static PageFile load(String kind, Path folder, Path file) {
    String name = kind + "/" + folder.relativize(file);
    String topic = folder.relativize(file).getName(0).toString().replace(".yaml", "");
    List<Fault> faults = new ArrayList<>();
    try (InputStream in = Files.newInputStream(file)) {
      return new PageFile(name, topic, YamlFile.load(name, in, faults), faults);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
