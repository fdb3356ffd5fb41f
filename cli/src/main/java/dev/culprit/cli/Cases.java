package dev.culprit.cli;

import dev.culprit.knowledge.KnowledgeReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** The cases that come with the program. */
public final class Cases {

  private static final String FOLDER = "/dev/culprit/knowledge/cases";

  private Cases() {}

  /** Does something with the folder of cases. */
  @FunctionalInterface
  public interface Use<T> {
    /** The folder is valid only during the call. */
    T with(Path folder) throws IOException;
  }

  /** Opens the folder of cases, be it in a jar or not. */
  public static <T> T use(Use<T> use) throws IOException {
    var url = Cases.class.getResource(FOLDER);
    if (url == null) {
      throw new IOException("the cases are missing");
    }
    URI uri = URI.create(url.toString());
    if (uri.getScheme().equals("jar")) {
      try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
        return use.with(jar.getPath(FOLDER));
      }
    }
    return use.with(Path.of(uri));
  }

  /** How many cases there are; the build has counted them, else they are counted here. */
  static int count() throws IOException {
    OptionalInt counted = KnowledgeReader.cases();
    return counted.isPresent() ? counted.getAsInt() : counted();
  }

  private static int counted() throws IOException {
    return use(
        folder -> {
          try (Stream<Path> files = Files.walk(folder, 2)) {
            return (int) files.filter(f -> Files.exists(f.resolve("case.yaml"))).count();
          }
        });
  }
}
