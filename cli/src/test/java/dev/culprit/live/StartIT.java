package dev.culprit.live;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
  private static final Pattern TIME = Pattern.compile("(\\d+)m(\\d+[.,]\\d+)s");

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
          seconds("'" + JAVA + "' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -version 2> /dev/null");
      String culprit = Program.HOME.resolve("bin/culprit") + " " + String.join(" ", arguments);
      ratio = Math.min(ratio, seconds(culprit) / Math.max(0.001, java));
    }
    assertTrue(ratio <= most, "it takes " + ratio + " times the processor time of Java alone");
  }

  /** Processor seconds of a command, as the shell that waits for it tells: its own, its child's. */
  private static double seconds(String command) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(List.of("sh", "-c", command + " > /dev/null; LC_ALL=C; times"));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process shell = builder.start();
    Matcher times =
        TIME.matcher(new String(shell.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
    shell.waitFor();
    List<MatchResult> all = times.results().toList();
    assertTrue(all.size() == 4, command + " cannot be timed");
    return seconds(all.get(2)) + seconds(all.get(3));
  }

  private static double seconds(MatchResult time) {
    return 60 * Double.parseDouble(time.group(1))
        + Double.parseDouble(time.group(2).replace(',', '.'));
  }
}
