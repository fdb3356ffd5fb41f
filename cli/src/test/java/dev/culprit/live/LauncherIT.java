package dev.culprit.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher, from wherever it lies, and whatever became of the archive of classes. */
class LauncherIT {

  @TempDir private Path folder;

  @Test
  void startsFromAnotherPlaceWithoutTheArchive() throws Exception {
    Path home = Place.copy(folder);
    Files.deleteIfExists(home.resolve("lib/culprit.jsa"));

    assertStarts(home);
  }

  @Test
  void startsWithAnArchiveThatIsDamaged() throws Exception {
    Path home = Place.copy(folder);
    Files.deleteIfExists(home.resolve("lib/culprit.jsa"));
    Files.writeString(home.resolve("lib/culprit.jsa"), "no archive at all\n".repeat(1000));

    assertStarts(home);
  }

  /** The archive was written by another Java, and must not be in the way of the host's others. */
  @Test
  void startsWithEveryOtherJavaOfThisHost() throws Exception {
    List<Path> others = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(Path.of("/usr/lib/jvm"), "*-*")) {
      all.forEach(others::add);
    }
    for (Path java : others) {
      if (Files.isExecutable(java.resolve("bin/java"))) {
        List<String> withIt = List.of("env", "JAVA_HOME=" + java);
        Program program = Program.at(Program.HOME, withIt, "--version");
        assertEquals(0, program.code(), java + ": " + program.err());
        assertEquals("", program.err());
      }
    }
  }

  @Test
  void startsThroughALink() throws Exception {
    Path bin = Files.createDirectories(folder.resolve("usr/bin"));
    Files.createSymbolicLink(bin.resolve("culprit"), Program.HOME.resolve("bin/culprit"));

    assertStarts(folder.resolve("usr"));
  }

  @Test
  void theHelpNamesTheCommands() throws Exception {
    Program program = Program.run("--help");

    assertEquals(0, program.code(), program.err());
    for (String command : List.of("diagnose", "trace", "explain", "kb", "triage", "journal")) {
      assertTrue(program.out().contains("  " + command), program.out());
    }
  }

  private static void assertStarts(Path home) throws IOException, InterruptedException {
    Program program = Program.at(home, List.of(), "--version");

    assertEquals(0, program.code(), program.err());
    assertTrue(program.out().startsWith("culprit "), program.out());
    assertEquals("", program.err());
  }
}
