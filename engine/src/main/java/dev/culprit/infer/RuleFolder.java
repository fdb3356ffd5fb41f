package dev.culprit.infer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The rule packs below one folder of the user's own. */
public final class RuleFolder {

  /** No pack is larger; a rule has some hundred bytes. */
  private static final long MOST_BYTES = 1 << 20;

  private RuleFolder() {}

  /**
   * Reads every {@code .drl} below a folder.
   *
   * @throws RuleFaults when they may not be loaded, because somebody else could have written them
   * @throws IOException when the folder or a file cannot be read
   */
  public static List<RuleSource> read(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(f -> f.toString().endsWith(".drl")).sorted().toList();
    }
    if (files.isEmpty()) {
      return List.of();
    }
    Optional<String> objection = RuleTrust.objection(folder, files);
    if (objection.isPresent()) {
      throw new RuleFaults(List.of("rules in " + folder + " are not loaded: " + objection.get()));
    }
    List<RuleSource> sources = new ArrayList<>();
    for (Path file : files) {
      if (Files.size(file) > MOST_BYTES) {
        throw new RuleFaults(List.of(file + ": larger than " + MOST_BYTES + " bytes"));
      }
      sources.add(new RuleSource(file.toString(), Files.readString(file)));
    }
    return sources;
  }
}
