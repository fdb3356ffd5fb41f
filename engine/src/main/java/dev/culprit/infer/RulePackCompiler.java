package dev.culprit.infer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Compiles a folder of rule packs into one file when Culprit is built: {@code main(folder,
 * output)}.
 */
public final class RulePackCompiler {

  private RulePackCompiler() {}

  /**
   * Compiles every {@code .drl} below the first argument into the file that the second names.
   *
   * @throws RuleFaults when a pack does not compile; the message names file, line and rule
   * @throws IOException when a file cannot be read or written
   */
  public static void main(String[] args) throws IOException {
    List<RuleSource> sources = read(Path.of(args[0]));
    Files.write(Path.of(args[1]), RuleBase.compile(sources));
  }

  /** All packs below a folder, in the order of their names. */
  public static List<RuleSource> read(Path folder) throws IOException {
    List<RuleSource> sources = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".drl")).sorted().toList()) {
        sources.add(new RuleSource(folder.relativize(file).toString(), Files.readString(file)));
      }
    }
    return sources;
  }
}
