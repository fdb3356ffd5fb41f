package dev.culprit.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plain archive, unpacked somewhere else. */
class ArchiveIT {

  @TempDir private Path folder;

  private Path home;

  @BeforeEach
  void unpack() throws Exception {
    String archive = Packed.archive().toString();
    Shell.run(List.of("tar", "-xzf", archive, "-C", folder.toString())).good();
    home = folder.resolve("culprit-" + Packed.VERSION);
  }

  @Test
  void runsWithTheJavaOfJavaHome() throws Exception {
    Map<String, String> environment = Map.of("JAVA_HOME", System.getProperty("java.home"));

    Shell version = Shell.run(List.of(program(), "--version"), environment);

    assertEquals("culprit " + Packed.VERSION + "\n", version.good());
  }

  @Test
  void saysWhatIsMissingWithoutJava() throws Exception {
    Shell version = Shell.run(List.of(program(), "--version"), Map.of("PATH", "/nowhere"));

    assertEquals(4, version.code());
    assertTrue(version.out().contains("install a JRE 17 or newer"), version.out());
  }

  /** A Java that is too old would end with 1, which means that a cause was found. */
  @Test
  void saysThatAJavaIsTooOld() throws Exception {
    Path java = Files.createDirectories(folder.resolve("java/bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\nexit 1\n");
    assertTrue(java.toFile().setExecutable(true));
    Files.writeString(folder.resolve("java/release"), "JAVA_VERSION=\"1.8.0_442\"\n");
    Map<String, String> environment = Map.of("JAVA_HOME", folder.resolve("java").toString());

    Shell version = Shell.run(List.of(program(), "--version"), environment);

    assertEquals(4, version.code());
    assertTrue(version.out().contains("is Java 1.8.0_442: set JAVA_HOME"), version.out());
  }

  @Test
  void listsEveryLibraryInItsBillOfMaterials() throws IOException {
    String bill = Files.readString(home.resolve("sbom.json"));

    assertTrue(bill.contains("\"CycloneDX\""), bill);
    try (Stream<Path> jars = Files.list(home.resolve("lib"))) {
      List<String> missing =
          jars.map(jar -> jar.getFileName().toString())
              .filter(jar -> !jar.startsWith("culprit-"))
              .map(jar -> jar.replaceFirst("-[0-9].*", ""))
              .filter(artifact -> !bill.contains("\"name\" : \"" + artifact + "\""))
              .toList();
      assertEquals(List.of(), missing);
    }
  }

  private String program() {
    return home.resolve("bin/culprit").toString();
  }
}
