package dev.culprit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ReproduceCommandTest {

  @Test
  void isWrongUse() {
    assertEquals(2, Run.of("reproduce").code());
    assertEquals(2, Run.of("reproduce", "--url", "http://127.0.0.1:1/", "--", "true").code());
    assertEquals(2, Run.of("reproduce", "--url", "file:///etc/passwd").code());
    assertEquals(2, Run.of("reproduce", "--url", "no address at all").code());
    assertEquals(2, Run.of("reproduce", "--rate", "1000", "--", "true").code());
    assertEquals(2, Run.of("reproduce", "-n", "1", "--", "true").code());
  }

  @Test
  void saysThatNobodyAnswers() {
    Run run = Run.of("reproduce", "--rate", "20", "--url", "http://127.0.0.1:1/");

    assertEquals(3, run.code());
    assertTrue(run.err().contains("no call was answered"), run.err());
  }

  @Test
  void saysThatThereIsNoSuchProcess() {
    Run run = Run.of("reproduce", "-p", "4194303", "--", "true");

    assertEquals(3, run.code());
    assertTrue(run.err().contains("there is no such process"), run.err());
  }

  @Test
  void runsACommandWithoutAShell() {
    Run run = Run.of("reproduce", "-n", "4", "--rate", "20", "--", "test", "$HOME", "=", "$HOME");

    assertTrue(run.code() == 0 || run.code() == 1 || run.code() == 5, run.err());
    assertTrue(run.out().startsWith("Called test $HOME = $HOME 5 times, 4 of them"), run.out());
    assertTrue(run.out().contains("5 x exit 0"), run.out());
  }
}
