package dev.culprit.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Debian's browser without a window, where it is installed. */
final class Chromium {

  private static final Path PROGRAM = Path.of("/usr/bin/chromium");

  private final Path profile;

  /** With a profile of its own in a folder that the test throws away. */
  Chromium(Path folder) {
    assumeTrue(Files.isExecutable(PROGRAM), "chromium is not installed");
    this.profile = folder.resolve("profile");
  }

  /** The page's elements after its scripts have run. */
  String dom(String url, String option) throws IOException, InterruptedException {
    return run("--virtual-time-budget=4000", option, "--dump-dom", url);
  }

  /** A picture of the page. */
  void shot(String url, int width, int height, Path png) throws IOException, InterruptedException {
    run("--window-size=" + width + "," + height, "--screenshot=" + png, url);
  }

  /** The page as it prints. */
  void print(String url, Path pdf) throws IOException, InterruptedException {
    run("--no-pdf-header-footer", "--print-to-pdf=" + pdf, url);
  }

  private String run(String... args) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of(PROGRAM.toString(), "--headless", "--no-sandbox"));
    command.addAll(List.of("--disable-gpu", "--hide-scrollbars", "--user-data-dir=" + profile));
    command.addAll(List.of(args));
    Path out = Files.createTempFile(profile.getParent(), "chromium", ".out");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    boolean ended = process.waitFor(90, TimeUnit.SECONDS);
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    assertTrue(ended, "chromium did not end");
    return Files.readString(out, StandardCharsets.UTF_8);
  }
}
