package dev.culprit.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a command costs on a machine that others use as well. */
final class ProcessorTime {

  private static final Pattern TIME = Pattern.compile("(\\d+)m(\\d+[.,]\\d+)s");

  private ProcessorTime() {}

  /** Processor seconds of a command, as the shell that waits for it tells: its own, its child's. */
  static double of(String command) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(List.of("sh", "-c", command + " > /dev/null; LC_ALL=C; times"));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process shell = builder.start();
    Matcher times =
        TIME.matcher(new String(shell.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
    shell.waitFor();
    List<MatchResult> all = times.results().toList();
    assertEquals(4, all.size(), command + " cannot be timed");
    return seconds(all.get(2)) + seconds(all.get(3));
  }

  private static double seconds(MatchResult time) {
    return 60 * Double.parseDouble(time.group(1))
        + Double.parseDouble(time.group(2).replace(',', '.'));
  }
}
