package dev.culprit.packages;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;

/** The packages that the build has made, and what happens where one is missing. */
final class Packed {

  static final String VERSION = System.getProperty("package.version");

  private Packed() {}

  /** The plain archive, which every build makes. */
  static Path archive() {
    return made(Path.of(System.getProperty("package.archive")), "every build");
  }

  /** The archive with a Java of its own. */
  static Path selfContained() {
    String name = "culprit-" + VERSION + "-linux-" + System.getProperty("os.arch") + ".tar.gz";
    return made(folder().resolve(name), "-Pself-contained");
  }

  /** The package for Debian. */
  static Path deb() {
    return made(folder().resolve("culprit_" + VERSION + "_all.deb"), "-Pdeb");
  }

  static Path folder() {
    return Path.of(System.getProperty("package.folder"));
  }

  private static Path made(Path file, String by) {
    require(Files.exists(file), file.getFileName() + " is not there; it is made by " + by);
    return file;
  }

  /**
   * Skips the calling test unless something holds; where CULPRIT_REQUIRE_PACKAGES is 1, as in CI,
   * the test fails.
   */
  static void require(boolean holds, String why) {
    if (holds) {
      return;
    }
    if ("1".equals(System.getenv("CULPRIT_REQUIRE_PACKAGES"))) {
      fail(why);
    }
    abort(why);
  }
}
