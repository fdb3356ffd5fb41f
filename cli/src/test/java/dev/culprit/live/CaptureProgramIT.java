package dev.culprit.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A capture as a process: ended half-way, killed, and guided on a terminal. */
class CaptureProgramIT {

  private static final Path SCRIPT = Path.of("/usr/bin/script");

  private static final String INCIDENT =
      Path.of("src/test/resources/incidents/web-01-php-ext-socket-leak.tar.xz")
          .toAbsolutePath()
          .toString();

  private static final List<String> UNKNOWN =
      List.of("--without=socket-leak-unbound", "--without=socket-leak-extension");

  /** One answer is none, and asked for again; at the end nothing is marked. */
  private static final String KEYS =
      """
      forgotten-sockets
      Sockets are made and forgotten
      somebody
      development
      restarted php-fpm: helped for a while
      The extension was patched
      unbound sockets


      """;

  private static final String HALF = ".culprit-half-";

  @TempDir private Path folder;

  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void end() {
    for (Process process : started) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private Process start(Path input, List<String> words) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("XDG_STATE_HOME", folder.resolve("state").toString());
    builder.environment().put("XDG_CONFIG_HOME", folder.resolve("config").toString());
    builder.redirectErrorStream(true).redirectOutput(folder.resolve("shown").toFile());
    builder.redirectInput(input.toFile());
    Process process = builder.start();
    started.add(process);
    return process;
  }

  private Process capture() throws IOException {
    List<String> words =
        new ArrayList<>(
            List.of(
                Program.HOME.resolve("bin/culprit").toString(),
                "capture",
                INCIDENT,
                "--cause=forgotten-sockets",
                "--title=Sockets are made and forgotten",
                "--owner=development",
                "--out=" + folder.resolve("pack")));
    words.addAll(UNKNOWN);
    return start(Path.of("/dev/null"), words);
  }

  private List<Path> halves() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(f -> f.getFileName().toString().startsWith(HALF)).toList();
    }
  }

  /** Waits until a capture works in a folder that was not there before. */
  private Path half(Process capture, List<Path> before) throws Exception {
    for (int i = 0; i < 2400 && capture.isAlive(); i++) {
      for (Path half : halves()) {
        if (!before.contains(half)) {
          return half;
        }
      }
      Thread.sleep(50);
    }
    throw new AssertionError("it writes nothing: " + Files.readString(folder.resolve("shown")));
  }

  @Test
  void whatIsEndedHalfWayLeavesNothingAndWhatIsKilledIsClearedAway() throws Exception {
    Process ended = capture();
    half(ended, List.of());
    ended.destroy();
    assertTrue(ended.waitFor(60, TimeUnit.SECONDS));
    assertEquals(List.of(), halves(), "ended, it clears up");

    Process killed = capture();
    Path left = half(killed, List.of());
    killed.destroyForcibly().waitFor();
    assertTrue(Files.exists(left), "killed, it cannot");
    assertFalse(Files.exists(folder.resolve("pack")), "nothing half-written looks whole");

    Process next = capture();
    half(next, List.of(left));
    assertFalse(Files.exists(left), "the next one does");
    next.destroy();
    assertTrue(next.waitFor(60, TimeUnit.SECONDS));
    assertEquals(List.of(), halves());
    assertFalse(Files.exists(folder.resolve("pack")));
  }

  /** All keys are typed ahead. */
  @Test
  void onATerminalItAsksForAllThatIsToBeKnown() throws Exception {
    assumeTrue(Files.isExecutable(SCRIPT), "script(1) of bsdutils makes the terminal");
    Path keys = Files.writeString(folder.resolve("keys"), KEYS);
    Path pack = folder.resolve("pack");
    String command =
        String.join(
            " ",
            Program.HOME.resolve("bin/culprit").toString(),
            "capture",
            INCIDENT,
            "--out=" + pack,
            String.join(" ", UNKNOWN));

    Process guided = start(keys, List.of(SCRIPT.toString(), "-qfec", command, "/dev/null"));

    assertTrue(guided.waitFor(10, TimeUnit.MINUTES));
    String shown = Files.readString(folder.resolve("shown"));
    assertEquals(0, guided.exitValue(), shown);
    assertTrue(shown.contains("What was the cause? An id that is known, or a new one"), shown);
    assertEquals(3, shown.split("Who fixes it", -1).length, shown);
    String page = Files.readString(pack.resolve("causes/descriptors/forgotten-sockets.yaml"));
    assertTrue(page.contains("owner: development"), page);
    assertTrue(page.contains("The extension was patched"), page);
    assertTrue(page.contains("unbound sockets"), page);
    assertTrue(page.contains("helped for a while"), page);
  }
}
