package dev.culprit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandLineTest {

  /** Names that a shell would run, and lines that would repaint a terminal. */
  private static final String HOSTILE =
      """
      $ df -h
      Filesystem      Size  Used Avail Use% Mounted on
      /dev/sda1        20G   20G     0 100% /srv/$(touch${IFS}owned);`touch${IFS}owned`
      $ lsof -nP
      COMMAND     PID USER   FD      TYPE DEVICE    SIZE/OFF NODE NAME
      x;touch    2383 root    7w      REG    8,1 21474836480   12 /srv/a'b;touch owned (deleted)
      \033[2J\033[31mred\033[0m\007 \u202e backwards \u009b31m
      """;

  @TempDir private Path folder;

  private static void wrongUse(String message, String... command) {
    Invocation run = Invocation.of(command);
    assertEquals(ExitCode.WRONG_USE, run.code());
    assertEquals("", run.out());
    assertTrue(run.err().contains(message), run.err());
  }

  /** The list of commands shows the first line only. */
  @Test
  void everyCommandBeginsWithAWholeSentence() {
    List<String> cut =
        new CommandLine(new Culprit())
            .getSubcommands().values().stream()
                .map(command -> command.getCommandSpec().usageMessage().description()[0])
                .filter(first -> !first.endsWith("."))
                .toList();
    assertEquals(List.of(), cut);
  }

  @Test
  void exitCodesAreThoseOfTheContract() {
    assertEquals(0, Invocation.of("diagnose", Incidents.path(Incidents.QUIET)).code());
    assertEquals(1, Invocation.of("diagnose", Incidents.path(Incidents.LEAK)).code());
    assertEquals(3, Invocation.of("diagnose", "/nowhere/at/all").code());
    assertEquals(5, Invocation.with("12:00:01 up 1 day\n", "diagnose", "-").code());
    assertEquals(0, Invocation.of("explain", "socket-leak-unbound").code());
    assertEquals(0, Invocation.of("--version").code());
  }

  @Test
  void wrongUseSaysWhatWouldBeRight() {
    wrongUse("Usage: culprit");
    wrongUse("nearest: socket-leak-unbound", "explain", "socket-leek-unbound");
    wrongUse("nearest: fd-leak", "diagnose", "--why-not", "fd-leek", "/etc/hostname");
    wrongUse("--top", "diagnose", "--top", "0", "/etc/hostname");
    wrongUse("--no-such", "diagnose", "--no-such");
    wrongUse("--format", "diagnose", "--format", "xml");
    wrongUse("Try 'culprit", "no-such-command");
  }

  @Test
  void whatCannotBeReadIsSkippedAndTheRestDiagnosed() throws IOException {
    Path broken = folder.resolve("broken.tar.xz");
    byte[] whole = Files.readAllBytes(Path.of(Incidents.path(Incidents.QUIET)));
    Files.write(broken, Arrays.copyOf(whole, 300));
    Invocation run =
        Invocation.of("diagnose", "/nowhere", broken.toString(), Incidents.path(Incidents.HELD));
    assertEquals(1, run.code());
    assertTrue(run.out().contains("SKIPPED"), run.out());
    assertTrue(run.out().contains("/nowhere"), run.out());
    assertEquals("", run.err());
  }

  @Test
  void theWindowLeavesOldLinesOut() throws IOException {
    Path log = folder.resolve("frobnicator.log");
    Files.writeString(
        log,
        """
        2026-11-22 10:00:00 ERROR frobnicator: cannot blorp the widget
        2026-11-23 01:00:00 INFO frobnicator: all well
        """);
    String[] paths = {Incidents.path(Incidents.QUIET), log.toString()};
    String all = Invocation.of("diagnose", "--format=json", paths[0], paths[1]).out();
    assertTrue(all.contains("cannot blorp"), all);
    for (String since :
        List.of("1s", "2030-01-01", "2030-01-01 12:00", "2030-01-01T12:00:00+01:00")) {
      Invocation run =
          Invocation.of("diagnose", "--format=json", "--since", since, paths[0], paths[1]);
      assertEquals(0, run.code());
      assertFalse(run.out().contains("cannot blorp"), run.out());
    }
    wrongUse("no time such as", "diagnose", "--since", "yesterday", paths[0]);
  }

  @Test
  void saysWhyAnotherCauseDoesNotLead() {
    String out =
        Invocation.of("diagnose", "--why-not", "fd-limit-process", Incidents.path(Incidents.LEAK))
            .out();
    assertTrue(out.contains("WHY NOT fd-limit-process"), out);
    assertTrue(out.contains("dB"), out);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "json"})
  void nothingThatWasReadReachesTheTerminalRaw(String format) {
    String out = Invocation.with(HOSTILE, "diagnose", "--verbose", "--format", format, "-").out();
    assertTrue(out.contains("touch"), out);
    out.codePoints()
        .filter(c -> c != '\n')
        .forEach(
            c -> {
              int type = Character.getType(c);
              assertFalse(
                  type == Character.CONTROL || (format.equals("text") && type == Character.FORMAT),
                  () -> "U+" + Integer.toHexString(c));
            });
  }

  /** Every command of the answer, run by a shell that finds no program, creates no file. */
  @Test
  void suggestedCommandsRunNothingThatANameSays() throws Exception {
    String out = Invocation.with(HOSTILE, "diagnose", "--verbose", "-").out();
    List<String> commands =
        out.lines()
            .map(String::strip)
            .filter(line -> line.startsWith("$ ") || line.startsWith("# "))
            .map(line -> line.substring(2))
            .toList();
    assertTrue(commands.stream().anyMatch(c -> c.contains("touch")), out);
    for (String command : commands) {
      String safe = "touch() { : > owned; }; PATH=/nowhere; " + command;
      new ProcessBuilder("/bin/sh", "-c", safe)
          .directory(folder.toFile())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
      assertFalse(Files.exists(folder.resolve("owned")), command);
    }
  }

  @Test
  void aReaderThatWentAwayEndsItQuietly() {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    System.setOut(new PrintStream(new Closed(), true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
    try {
      assertEquals(1, Culprit.run("diagnose", Incidents.path(Incidents.HELD)));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
    assertEquals("", told.toString(StandardCharsets.UTF_8));
  }

  private static final class Closed extends OutputStream {
    @Override
    public void write(int b) throws IOException {
      throw new IOException("Broken pipe");
    }
  }
}
