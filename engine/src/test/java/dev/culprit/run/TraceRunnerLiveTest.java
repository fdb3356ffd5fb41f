package dev.culprit.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.culprit.source.Lines;
import dev.culprit.trace.CallSite;
import dev.culprit.trace.StraceAnalysis;
import dev.culprit.trace.TraceReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Traces a program that leaks; skipped where strace or a compiler is missing or tracing is denied.
 */
@Tag("live")
class TraceRunnerLiveTest {

  @TempDir private Path folder;

  @Test
  void namesTheFunctionThatLeaksAndLetsTheProcessGo() throws Exception {
    Process leaky = new ProcessBuilder(compiled().toString()).start();
    try {
      int pid = (int) leaky.pid();
      TraceRunner.Outcome outcome = new TraceRunner().trace(pid, Duration.ofSeconds(2));
      assumeTrue(outcome.reading().isPresent(), outcome.failure().orElse("no trace"));

      assertEquals("", outcome.failure().orElse(""));
      assertTrue(leaky.isAlive());
      assertEquals(0, new Tracee(pid).tracer());
      TraceReport report = report(outcome);
      assertEquals(1, report.leaks().size(), report.sites().toString());
      CallSite leak = report.leaks().get(0);
      assertEquals(pid, leak.pid());
      assertEquals("ioctl(SIOCGIFADDR)", leak.followedBy());
      assertEquals("lo", leak.detail());
      if (report.stacks()) {
        assertEquals("forgets_its_socket", leak.caller().function());
        assertEquals("leaky", leak.program());
      }
    } finally {
      leaky.destroyForcibly();
    }
  }

  @Test
  void saysThatThereIsNoSuchProcess() {
    TraceRunner.Outcome outcome = new TraceRunner().trace(4_194_303, Duration.ofSeconds(1));

    assertEquals("there is no process 4194303", outcome.failure().orElse(""));
  }

  private static TraceReport report(TraceRunner.Outcome outcome) {
    var reading = outcome.reading().orElseThrow();
    try (Lines lines = Lines.of(reading)) {
      return StraceAnalysis.read(lines, "live", reading.command());
    }
  }

  private Path compiled() throws IOException, InterruptedException {
    assumeTrue(isInstalled("cc"), "no C compiler");
    assumeTrue(isInstalled("strace"), "no strace");
    Path program = folder.resolve("leaky");
    List<String> command =
        List.of("cc", "-g", "-O1", "-o", program.toString(), "src/test/c/leaky.c");
    CommandRunner.Ran ran = new CommandRunner(Duration.ofSeconds(60), 9999, true).run(command);
    assumeTrue(ran.exit() == 0, ran.errors().text());
    return program;
  }

  private static boolean isInstalled(String tool) {
    for (String folder : System.getenv("PATH").split(":", -1)) {
      if (Files.isExecutable(Path.of(folder, tool))) {
        return true;
      }
    }
    return false;
  }
}
