package dev.culprit.run;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds programs: on the PATH, and where administrators' programs lie although it lacks them. */
final class Tools {

  private static final List<String> ALWAYS = List.of("/usr/sbin", "/sbin", "/usr/bin", "/bin");

  private final List<Path> folders = new ArrayList<>();

  /** Looks through the folders of a PATH. */
  Tools(String path) {
    for (String folder : (path == null ? "" : path).split(":", -1)) {
      if (folder.startsWith("/")) {
        folders.add(Path.of(folder));
      }
    }
    ALWAYS.forEach(folder -> folders.add(Path.of(folder)));
  }

  /** The file of a program, which need not be there when it is given with its folder. */
  Optional<Path> find(String program) {
    try {
      if (program.contains("/")) {
        return Optional.of(Path.of(program)).filter(Files::isExecutable);
      }
      return folders.stream()
          .map(folder -> folder.resolve(program))
          .filter(file -> Files.isExecutable(file) && !Files.isDirectory(file))
          .findFirst();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
