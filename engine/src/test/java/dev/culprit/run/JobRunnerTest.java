package dev.culprit.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.culprit.run.JobRunner.Outcome;
import dev.culprit.run.Printed.Trouble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that hang, flood, are missing or need root; what ran before and after them is kept. */
class JobRunnerTest {

  @TempDir Path folder;

  private Outcome run(String command, Duration time, int maxBytes) throws NeedsShellException {
    Job job = Plan.of(command).fill(Map.of("v", "a b")).orElseThrow();
    return new JobRunner(time, maxBytes, folder + ":" + System.getenv("PATH")).run(job);
  }

  private Outcome run(String command) throws NeedsShellException {
    return run(command, Duration.ofSeconds(20), 1 << 16);
  }

  private void tool(String name, String script) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static String text(Printed printed) throws IOException {
    try (var in = printed.reading().content().open()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void pipelinesArePassedOnAndCommandsFollowOneAnother() throws Exception {
    Outcome outcome =
        run(
            "printf 'b\\n"
                + "a\\n"
                + "b\\n"
                + "' | sort | uniq -c; sleep 0.1; printf {v} && printf no || printf never");
    List<Printed> printed = outcome.printed();
    assertEquals("      1 a\n      2 b\n", text(printed.get(0)));
    assertEquals("a b", text(printed.get(1)));
    assertEquals(List.of("no"), List.of(text(printed.get(2))));
    assertEquals(3, printed.size());
    assertEquals("printf 'a b'", printed.get(1).command());
  }

  @Test
  void theSecondTimeIsASecondSample() throws Exception {
    tool("counter", "echo $$");
    List<Printed> printed = run("counter; sleep 0.1; counter").printed();
    assertEquals(List.of(0, 1), printed.stream().map(Printed::sample).toList());
    assertEquals("counter", printed.get(1).reading().command());
  }

  @Test
  void aFileThatIsShownIsThatFile() throws Exception {
    Printed printed = run("cat /proc/self/limits").printed().get(0);
    assertEquals("/proc/self/limits", printed.reading().file());
  }

  @Test
  void whatIsMissingSaysSoAndTheRestRuns() throws Exception {
    List<Printed> printed = run("no-such-tool -x; timeout 5 no-such-tool; printf rest").printed();
    assertEquals(Trouble.MISSING_TOOL, printed.get(0).trouble());
    assertEquals("no-such-tool: command not found\n", text(printed.get(0)));
    assertEquals(Trouble.MISSING_TOOL, printed.get(1).trouble());
    assertEquals("rest", text(printed.get(2)));
  }

  @Test
  void whatHangsIsEndedAndWhatItPrintedIsKept() throws Exception {
    tool("hangs", "echo begun; echo $$ > " + folder + "/pid; exec sleep 300");
    long start = System.nanoTime();
    List<Printed> printed =
        run("hangs | cat; printf rest", Duration.ofSeconds(1), 1 << 16).printed();
    assertTrue(Duration.ofNanos(System.nanoTime() - start).toSeconds() < 15);
    assertEquals(Trouble.TIMED_OUT, printed.get(0).trouble());
    assertEquals("begun\n", text(printed.get(0)));
    assertEquals("rest", text(printed.get(1)));
    assertEnded();
  }

  @Test
  void whatDoesNotHearIsKilled() throws Exception {
    tool("deaf", "trap '' TERM; echo $$ > " + folder + "/pid; while :; do sleep 1; done");
    Printed printed = run("deaf", Duration.ofSeconds(1), 1 << 16).printed().get(0);
    assertEquals(Trouble.TIMED_OUT, printed.trouble());
    assertEnded();
  }

  private void assertEnded() throws Exception {
    long pid = Long.parseLong(Files.readString(folder.resolve("pid")).strip());
    for (int i = 0;
        i < 100 && ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
        i++) {
      Thread.sleep(50);
    }
    assertFalse(ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false));
  }

  @Test
  void whatFloodsIsCutAndEnded() throws Exception {
    Printed printed = run("yes", Duration.ofSeconds(60), 10_000).printed().get(0);
    assertEquals(Trouble.FLOODED, printed.trouble());
    assertEquals(10_000, printed.output().size());
    assertTrue(printed.took().toSeconds() < 30);
  }

  @Test
  void complaintsAboutRightsAreTold() throws Exception {
    tool("rights", "echo 'rights: Permission denied' >&2; exit 1");
    Printed printed = run("rights").printed().get(0);
    assertEquals(Trouble.NEEDS_ROOT, printed.trouble());
    assertEquals("rights: Permission denied\n", text(printed));
    assertEquals(Trouble.NONE, run("rights 2>/dev/null").printed().get(0).trouble());
  }

  @Test
  void anInterruptionEndsTheTest() throws Exception {
    tool("hangs", "echo $$ > " + folder + "/pid; exec sleep 300");
    Thread.currentThread().interrupt();
    Job job = Plan.of("hangs").fill(Map.of()).orElseThrow();
    assertEquals(List.of(), new JobRunner(Duration.ofSeconds(30)).run(job).printed());
    assertTrue(Thread.interrupted());
    Thread self = Thread.currentThread();
    Thread helper = new Thread(() -> interruptOnceBegun(self));
    helper.setDaemon(true);
    helper.start();
    Printed printed = run("hangs; printf never").printed().get(0);
    assertEquals(Trouble.INTERRUPTED, printed.trouble());
    assertTrue(Thread.interrupted());
    assertEnded();
  }

  private void interruptOnceBegun(Thread thread) {
    try {
      while (!Files.exists(folder.resolve("pid"))) {
        Thread.sleep(20);
      }
      Thread.sleep(100);
      thread.interrupt();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void itGivesWayToOthersAndHasNoInput() throws Exception {
    tool("asks", "read line || echo nothing; nice");
    assertEquals("nothing\n10\n", text(run("asks").printed().get(0)));
  }

  @Test
  void whatIsNeverRunIsNotRun() throws Exception {
    Job job = Plan.of("rm {v}").fill(Map.of("v", folder + "/x")).orElseThrow();
    Files.createFile(folder.resolve("x"));
    assertThrows(
        IllegalArgumentException.class, () -> new JobRunner(Duration.ofSeconds(5)).run(job));
    assertTrue(Files.exists(folder.resolve("x")));
  }
}
