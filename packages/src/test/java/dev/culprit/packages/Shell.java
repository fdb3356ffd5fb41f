package dev.culprit.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What a command came to.
 *
 * @param code its exit code
 * @param out what it wrote, errors among it
 */
record Shell(int code, String out) {

  /** Bootstrapping a system and installing a Java take minutes on a slow line. */
  private static final long PATIENCE_MINUTES = 15;

  /** Runs a command in this environment. */
  static Shell run(List<String> command) throws IOException, InterruptedException {
    return run(command, System.getenv());
  }

  /** Runs a command in an environment of its own. */
  static Shell run(List<String> command, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile("culprit-package-", ".out");
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().clear();
      builder.environment().putAll(environment);
      builder.redirectOutput(out.toFile());
      builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
      Process process = builder.start();
      if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IllegalStateException(command + " does not end: " + text(out));
      }
      return new Shell(process.exitValue(), text(out));
    } finally {
      Files.deleteIfExists(out);
    }
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  /** The output of a command that went well. */
  String good() {
    assertEquals(0, code, out);
    return out;
  }
}
