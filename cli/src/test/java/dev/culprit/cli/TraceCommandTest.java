package dev.culprit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceCommandTest {

  private static final Path SAMPLES = Path.of("../engine/src/test/resources/trace");

  @TempDir private Path folder;

  @Test
  void namesTheCallSiteOfALeak() {
    Run run = Run.of("trace", sample("php-extension-stacks"));

    assertEquals(1, run.code(), run.err());
    assertTrue(run.out().contains("\nLEAK\n"), run.out());
    assertTrue(run.out().contains("t_common.so in get_eth1_ip_str()"), run.out());
  }

  @Test
  void findsNoLeakWhereAllIsClosed() {
    Run run = Run.of("trace", sample("balanced"));

    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().contains("\nNO LEAK\n"), run.out());
  }

  @Test
  void setsALeakBesideAGoodTrace() {
    Run run = Run.of("trace", "--good", sample("balanced"), sample("php-extension-stacks"));

    assertEquals(1, run.code(), run.err());
    assertTrue(run.out().contains("   good    "), run.out());
  }

  @Test
  void saysWhichCallsFailAndWhichWaitForALock() {
    Run refused = Run.of("trace", sample("refused-connections"));
    Run waits = Run.of("trace", "--format", "json", sample("waits-for-lock"));

    assertTrue(
        refused.out().contains("fails   connect: 7 x ECONNREFUSED of 7 calls"), refused.out());
    assertTrue(
        Run.of("trace", sample("waits-for-lock"))
            .out()
            .contains("waits   line 3: thread 2513: flock(4, LOCK_EX"));
    assertTrue(waits.out().contains("\"waiting\":[{\"thread\":2513"), waits.out());
  }

  @Test
  void writesJson() {
    Run run = Run.of("trace", "--format", "json", sample("php-extension-stacks"));

    assertEquals(1, run.code(), run.err());
    assertTrue(run.out().startsWith("{\"schema\":\"culprit.trace/v1\""), run.out());
    assertTrue(run.out().contains("\"function\":\"get_eth1_ip_str\""), run.out());
  }

  @Test
  void isWrongUseWithoutAnythingToRead() {
    assertEquals(2, Run.of("trace").code());
    assertEquals(2, Run.of("trace", "--").code());
    assertEquals(2, Run.of("trace", sample("balanced"), "--", "true").code());
    assertEquals(2, Run.of("trace", "-p", "1", sample("balanced")).code());
  }

  @Test
  void saysWhyAFileCannotBeRead() throws IOException {
    Path other = Files.writeString(folder.resolve("shopping.txt"), "bread\nbutter\n");

    Run missing = Run.of("trace", folder.resolve("none.txt").toString());
    Run noTrace = Run.of("trace", other.toString());

    assertEquals(3, missing.code());
    assertTrue(missing.err().contains("it is not there, or may not be read"), missing.err());
    assertEquals(3, noTrace.code());
    assertTrue(noTrace.err().contains("nothing of an strace output"), noTrace.err());
  }

  @Test
  void saysThatThereIsNoSuchProcess() {
    Run run = Run.of("trace", "-p", "4194303");

    assertEquals(3, run.code());
    assertEquals(
        "culprit: process 4194303: there is no process 4194303\n", run.err(), "and nothing else");
  }

  @Test
  void startsACommandAndFindsItsLeak() throws IOException {
    needsTracing();
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/python3")), "no python3");
    Path program =
        Files.writeString(
            folder.resolve("forgets.py"),
            """
            import socket
            for i in range(12):
                socket.socket().detach()
            print("served 12 requests")
            """);

    Run run = Run.of("trace", "--", "/usr/bin/python3", "-S", program.toString());

    assertEquals(1, run.code(), run.err());
    assertTrue(
        run.out().contains("12 of 12 from socket(AF_INET, SOCK_STREAM) were never closed"),
        run.out());
    assertEquals("served 12 requests\n", run.err(), "what the command prints is no result");
  }

  @Test
  void aCommandThatClosesAllIsClean() {
    needsTracing();

    Run run = Run.of("trace", "--", "cat", sample("balanced"));

    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().contains("\nNO LEAK\n"), run.out());
  }

  @Test
  void endsACommandWhoseTimeIsUp() {
    needsTracing();
    Instant begin = Instant.now();

    Run run = Run.of("trace", "--for", "1s", "--", "sleep", "50");

    assertEquals(0, run.code(), run.err());
    assertTrue(run.err().contains("the command was ended, since 1 s were over"), run.err());
    assertTrue(Duration.between(begin, Instant.now()).toSeconds() < 30);
  }

  @Test
  void saysThatThereIsNoSuchCommand() {
    needsTracing();

    Run run = Run.of("trace", "--", "no-such-command-here");

    assertEquals(3, run.code());
    assertTrue(run.err().contains("no-such-command-here"), run.err());
  }

  private static String sample(String name) {
    return SAMPLES.resolve(name).resolve("input.txt").toString();
  }

  /** Skips where strace is missing, or where nothing may be traced, as in some containers. */
  private static void needsTracing() {
    Run run = Run.of("trace", "--", "true");
    assumeTrue(run.code() == 0, run.err());
  }
}
