package dev.culprit.live;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Builds the leaking extension from its source with the compiler alone; nothing is installed. */
final class PhpExtension {
  static final String LIBRARY = "t_common.so";
  static final String FUNCTION = "get_eth1_ip_str";

  private static final Path SOURCE = Path.of("src/test/c/t_common/t_common.c");

  private PhpExtension() {}

  /**
   * Compiles the extension into the directory.
   *
   * @param macros for the compiler, such as {@code -DREPAIRED}
   * @return the shared object
   * @throws IllegalStateException with the compiler's words, where it refuses
   */
  static Path compile(LiveHost host, Path directory, String... macros)
      throws IOException, InterruptedException {
    Path library = directory.resolve(LIBRARY);
    List<String> command = new ArrayList<>();
    command.addAll(List.of(host.gcc().toString(), "-shared", "-fPIC", "-O1", "-D_GNU_SOURCE"));
    command.addAll(List.of(macros));
    command.addAll(List.of(run(List.of(host.phpConfig().toString(), "--includes")).split(" ")));
    command.addAll(List.of("-o", library.toString(), SOURCE.toAbsolutePath().toString()));
    run(command);
    return library;
  }

  private static String run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (process.waitFor() != 0) {
      throw new IllegalStateException(String.join(" ", command) + ": " + output);
    }
    return output;
  }
}
