package dev.culprit.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandRunnerTest {

  private static final CommandRunner RUNNER =
      new CommandRunner(Duration.ofSeconds(20), 10_000, true);

  @Test
  void keepsOutputAndErrorsApart() throws InterruptedException {
    CommandRunner.Ran ran = RUNNER.run(List.of("sh", "-c", "echo out; echo err >&2; exit 3"));

    assertEquals("out\n", ran.output().text());
    assertEquals("err\n", ran.errors().text());
    assertEquals(3, ran.exit());
    assertTrue(ran.started());
  }

  @Test
  void passesArgumentsWithoutAShell() throws InterruptedException {
    CommandRunner.Ran ran = RUNNER.run(List.of("printf", "%s|", "a b", "$(id)", ";reboot"));

    assertEquals("a b|$(id)|;reboot|", ran.output().text());
  }

  @Test
  void speaksTheCLocaleAndHasNoInput() throws InterruptedException {
    CommandRunner.Ran ran = RUNNER.run(List.of("sh", "-c", "echo $LC_ALL; cat"));

    assertEquals("C\n", ran.output().text());
  }

  @Test
  void endsWhatHangs() throws InterruptedException {
    CommandRunner hasty = new CommandRunner(Duration.ofMillis(300), 1000, false);

    CommandRunner.Ran ran = hasty.run(List.of("sleep", "60"));

    assertTrue(ran.timedOut());
    assertTrue(ran.took().toSeconds() < 10);
  }

  @Test
  void killsWhatDoesNotWantToEnd() throws InterruptedException {
    CommandRunner hasty = new CommandRunner(Duration.ofMillis(300), 1000, false);

    CommandRunner.Ran ran = hasty.run(List.of("sh", "-c", "trap '' TERM; exec sleep 30"));

    assertTrue(ran.timedOut());
    assertTrue(ran.took().toSeconds() < 20);
  }

  @Test
  void keepsAFloodWithinItsBound() throws InterruptedException {
    CommandRunner.Ran ran = RUNNER.run(List.of("head", "-c", "5000000", "/dev/zero"));

    assertEquals(10_000, ran.output().size());
    assertTrue(ran.output().cut());
    assertEquals(0, ran.exit());
  }

  @Test
  void endsAFloodThatIsNotWanted() throws InterruptedException {
    CommandRunner.Ran ran = RUNNER.runUntilFull(List.of("cat", "/dev/zero"));

    assertTrue(ran.stopped());
    assertFalse(ran.timedOut());
    assertEquals(10_000, ran.output().size());
  }

  @Test
  void saysWhatIsNotInstalled() throws InterruptedException {
    CommandRunner plain = new CommandRunner(Duration.ofSeconds(5), 1000, false);

    assertEquals("no-such-tool is not installed", plain.run(List.of("no-such-tool")).failure());
    assertEquals("no-such-tool is not installed", RUNNER.run(List.of("no-such-tool")).failure());
  }
}
