package dev.culprit.live;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What a start costs beside that of Java alone, in processor time, taken in turn. Each bound is
 * twice what was measured when it was written, for a machine that others use.
 */
@Tag("live")
class StartIT {

  private static final int ATTEMPTS = 5;
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin/java").toString();

  /** It was 6 times. */
  @Test
  void helpIsThereAtOnce() throws Exception {
    assertAtMost(12, "--help");
  }

  /** It was 9 times. */
  @Test
  void aPageIsThereAtOnce() throws Exception {
    assertAtMost(18, "explain", "oom-kill-system");
  }

  /** It was 10 times. */
  @Test
  void theListIsThereAtOnce() throws Exception {
    assertAtMost(20, "kb", "list");
  }

  private static void assertAtMost(double most, String... arguments) throws Exception {
    double ratio = Double.MAX_VALUE;
    for (int attempt = 0; attempt < ATTEMPTS && ratio > most; attempt++) {
      double java =
          ProcessorTime.of(
              "'" + JAVA + "' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -version 2> /dev/null");
      String culprit = Program.HOME.resolve("bin/culprit") + " " + String.join(" ", arguments);
      ratio = Math.min(ratio, ProcessorTime.of(culprit) / Math.max(0.001, java));
    }
    assertTrue(ratio <= most, "it takes " + ratio + " times the processor time of Java alone");
  }
}
