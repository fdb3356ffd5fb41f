package dev.culprit.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two samples of the live host show who grows while one looks. */
@Tag("live")
class GrowthIT {

  private static final String LIMITED = "ulimit -n 700; exec \"$@\"";

  /** Ten a second: more than any pool, and too few to reach the limit while the program starts. */
  private static final String PAUSE = "100";

  @TempDir private Path folder;

  @BeforeEach
  void needs() {
    LiveHost.requireThat("root".equals(System.getProperty("user.name")), "this is not root");
  }

  @Test
  void aProcessThatForgetsSockets() throws Exception {
    Answer.Hypothesis leak = diagnosed(LeakyScript.sockets(folder.resolve("collector.py")));

    assertEquals("socket-leak-unbound", leak.cause());
    assertGrows(leak);
  }

  @Test
  void aProcessThatForgetsFiles() throws Exception {
    Answer.Hypothesis leak = diagnosed(LeakyScript.files(folder.resolve("indexer.py")));

    assertEquals("fd-leak", leak.cause());
    assertGrows(leak);
  }

  private Answer.Hypothesis diagnosed(Path script) throws IOException, InterruptedException {
    List<String> command =
        List.of(
            "sh", "-c", LIMITED, "sh", LeakyScript.python().toString(), script.toString(), PAUSE);
    try (Daemon leaky = Daemon.start(folder.resolve("leaky.out"), command)) {
      leaky.awaitReady(() -> holds(leaky.pid(), 400));
      Answer answer =
          Program.run(
                  "diagnose", "--samples", "2", "--interval", "2s", "--quiet", "--format", "json")
              .answer();
      assertEquals(1, answer.code(), answer::summary);
      return answer.firstAbout(script.getFileName().toString());
    }
  }

  private static boolean holds(long pid, int descriptors) {
    try {
      return Descriptors.count(pid) >= descriptors;
    } catch (IOException notYet) {
      return false;
    }
  }

  private static void assertGrows(Answer.Hypothesis leak) {
    assertTrue(leak.probability() >= 0.5, leak.json()::toString);
    String growth = leak.because("descriptors-grow").orElse("");
    assertTrue(growth.contains("more than in the first sample"), leak.json()::toString);
  }
}
