package dev.culprit.live;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the live tests need of this host: root, nginx, php-fpm with its headers, and a compiler.
 *
 * <p>Where a part is missing a test is skipped; where the environment says {@code
 * CULPRIT_REQUIRE_LIVE=1} it fails instead, so that a machine that must run it can't pass without
 * having done so.
 */
record LiveHost(Path nginx, Path phpFpm, Path phpConfig, Path gcc) {

  private static final List<Path> PROGRAM_DIRECTORIES =
      List.of(
          Path.of("/usr/local/sbin"),
          Path.of("/usr/local/bin"),
          Path.of("/usr/sbin"),
          Path.of("/usr/bin"),
          Path.of("/sbin"),
          Path.of("/bin"));

  /** This host's programs; skips (or fails, see above) the calling test where one is missing. */
  static LiveHost require() {
    List<String> missing = new ArrayList<>();
    if (!"root".equals(System.getProperty("user.name"))) {
      missing.add("root");
    }
    Path nginx = find("nginx", missing);
    Path phpFpm = find("php-fpm*", missing);
    Path phpConfig = find("php-config*", missing);
    Path gcc = find("gcc", missing);
    requireThat(missing.isEmpty(), "this host lacks " + missing);
    return new LiveHost(nginx, phpFpm, phpConfig, gcc);
  }

  /**
   * Skips the calling test where the condition does not hold, or fails it where live tests are
   * required.
   */
  static void requireThat(boolean condition, String otherwise) {
    if (!condition && "1".equals(System.getenv("CULPRIT_REQUIRE_LIVE"))) {
      fail("CULPRIT_REQUIRE_LIVE=1, but " + otherwise);
    }
    assumeTrue(condition, otherwise);
  }

  /** The first program in the usual directories whose name matches the glob. */
  static Optional<Path> program(String glob) {
    return PROGRAM_DIRECTORIES.stream()
        .filter(Files::isDirectory)
        .flatMap(directory -> matches(directory, glob).stream())
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static Path find(String glob, List<String> missing) {
    Optional<Path> found = program(glob);
    if (found.isEmpty()) {
      missing.add(glob);
    }
    return found.orElse(Path.of(glob));
  }

  private static List<Path> matches(Path directory, String glob) {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, glob)) {
      entries.forEach(found::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }
}
