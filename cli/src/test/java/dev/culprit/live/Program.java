package dev.culprit.live;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The packaged program, run as an operator runs it: as a process of its own.
 *
 * @param code the exit code
 * @param out what went to standard output
 * @param err what went to standard error
 */
record Program(int code, String out, String err) {

  /** Where the build puts the program; tests run in the module's folder. */
  static final Path HOME = Path.of("target/culprit").toAbsolutePath();

  /** A capture runs all cases twice, and whoever tests may have a busy machine. */
  private static final long PATIENCE_SECONDS = 600;

  /** Runs it as this user, with this user's view of the host. */
  static Program run(String... arguments) throws IOException, InterruptedException {
    return within(List.of(), arguments);
  }

  /**
   * Runs it by another command: as somebody else, in namespaces.
   *
   * @param wrapper the words before the program's own
   */
  static Program within(List<String> wrapper, String... arguments)
      throws IOException, InterruptedException {
    return at(HOME, wrapper, arguments);
  }

  /** The same for a program that lies elsewhere. */
  static Program at(Path home, List<String> wrapper, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(wrapper);
    command.add(home.resolve("bin/culprit").toString());
    command.addAll(List.of(arguments));
    Path out = Files.createTempFile("culprit-it-", ".out");
    Path err = Files.createTempFile("culprit-it-", ".err");
    try {
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
      builder.redirectOutput(out.toFile()).redirectError(err.toFile());
      builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
      Process process = builder.start();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException(
            command + " takes more than ten minutes: " + Files.readString(err));
      }
      return new Program(process.exitValue(), text(out), text(err));
    } finally {
      Files.deleteIfExists(out);
      Files.deleteIfExists(err);
    }
  }

  /** The answer of {@code diagnose --format json}. */
  Answer answer() {
    return Answer.of(this);
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }
}
