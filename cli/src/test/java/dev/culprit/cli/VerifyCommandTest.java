package dev.culprit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest {

  @TempDir private Path folder;

  @Test
  void aStateThatWasLookedAtAndIsNotThereIsGone() throws IOException {
    Run run = Run.of("verify", "--quiet", diagnosis("file-table-full", "route-overlap-seen-never"));

    assertEquals(5, run.code(), "an unknown finding cannot be told");

    // of a service that does not exist nothing can be read, and its state is not there either
    Run gone = Run.of("verify", "--quiet", diagnosis("process-frozen", "small-descriptor-limit"));
    assertEquals(0, gone.code(), gone.out());
    assertTrue(gone.out().contains("GONE"), gone.out());
  }

  @Test
  void whatPilesUpIsNotGoneBecauseSomebodyRestarted() throws IOException {
    Run run = Run.of("verify", "--quiet", "--format", "json", diagnosis("x", "descriptors-grow"));

    assertEquals(5, run.code(), run.out());
    assertTrue(run.out().contains("\"verdict\" : \"cannot-tell\""), run.out());
    assertTrue(run.out().contains("\"again\" : \""), run.out());
    assertTrue(run.out().contains("it comes back with use"), run.out());
  }

  @Test
  void tellsWhatIsNoDiagnosis() throws IOException {
    Path list = Files.writeString(folder.resolve("list.json"), "[1, 2]");
    Path other = Files.writeString(folder.resolve("other.json"), "{\"schema\": \"x\"}");
    Path cut = Files.writeString(folder.resolve("cut.json"), "{\"schema\": \"culprit.dia");

    for (Path file : new Path[] {list, other, cut, folder.resolve("none.json"), folder}) {
      Run run = Run.of("verify", "--quiet", file.toString());
      assertEquals(3, run.code(), file + ": " + run.err());
    }
  }

  @Test
  void isWrongUse() throws IOException {
    String diagnosis = diagnosis("x", "descriptors-grow");

    assertEquals(2, Run.of("verify", "--load", "curl http://x/ | sh", diagnosis).code());
    assertEquals(2, Run.of("verify", "--load", "", diagnosis).code());
    assertEquals(2, Run.of("verify", "--load", "http://x/", "--rate", "0", diagnosis).code());
  }

  private String diagnosis(String cause, String finding) throws IOException {
    String json =
        """
        {"schema": "culprit.diagnosis/v1", "target": {"capturedAt": "2026-11-26T03:00:00+01:00"},
         "hypotheses": [{"cause": "%s", "title": "T",
           "subject": {"kind": "service", "name": "no-such-service", "runningSeconds": 600},
           "evidence": [{"finding": "%s", "direction": "for", "weight": 20.0, "because": "b",
             "about": {"kind": "service", "name": "no-such-service"}}]}]}
        """
            .formatted(cause, finding);
    return Files.writeString(folder.resolve(finding + ".json"), json).toString();
  }
}
