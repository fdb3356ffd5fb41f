package dev.culprit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptureEvidenceCommandTest {

  @TempDir private Path folder;

  @Test
  void savesThisHostAsABundle() throws IOException {
    Path capsule = folder.resolve("evidence");
    long own = ProcessHandle.current().pid();

    Run run =
        Run.of("capture-evidence", "--out", capsule.toString(), "--samples", "1", "-p", "" + own);

    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().contains("culprit diagnose " + capsule), run.out());
    assertTrue(Files.readString(capsule.resolve("files/proc/all/fd")).contains("/" + own + "/fd"));
    assertTrue(Files.exists(capsule.resolve("files/proc/net/sockstat")));
    assertTrue(Files.readString(capsule.resolve("deep/" + own + "/threads")).contains("wchan"));
    assertTrue(Files.exists(capsule.resolve("culprit-skipped.tsv")), "it is written last");
  }

  @Test
  void isWrongUse() throws IOException {
    Path there = Files.createDirectory(folder.resolve("there"));

    Run overwritten = Run.of("capture-evidence", "--out", there.toString());
    Run nobody = Run.of("capture-evidence", "--backtraces", "--out", folder + "/new");

    assertEquals(2, overwritten.code());
    assertTrue(overwritten.err().contains("nothing is overwritten"), overwritten.err());
    assertEquals(2, nobody.code());
    assertFalse(Files.exists(folder.resolve("new")));
  }

  @Test
  void saysWhereItCannotWrite() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");

    Run run = Run.of("capture-evidence", "--out", file + "/below/evidence");

    assertEquals(3, run.code());
    assertTrue(run.err().contains("cannot be written"), run.err());
  }
}
