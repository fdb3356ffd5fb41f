package dev.culprit.run;

import dev.culprit.run.TraceRunner.Outcome;
import dev.culprit.source.Content;
import dev.culprit.source.Reading;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Starts a command under strace, without a shell and without input, and ends it when its time is
 * up. What strace writes goes to a file, so that it never mixes with what the command prints.
 */
public final class CommandTracer {

  /** More than this of a trace is not kept; the command is ended as soon as it made as much. */
  private static final long MAX_BYTES = 32 << 20;

  /** Enough of its output to see what strace complained of. */
  private static final int MAX_PRINTED = 1 << 16;

  private final Duration time;
  private final OutputStream echo;

  /**
   * A tracer with this bound.
   *
   * @param time after which the command is ended
   * @param echo gets what the command prints
   */
  public CommandTracer(Duration time, OutputStream echo) {
    this.time = time;
    this.echo = echo;
  }

  /** Traces a command with stacks, and without them where this strace has no unwinder. */
  public Outcome trace(List<String> command) {
    try {
      Path file = Files.createTempFile("culprit-trace-", ".txt");
      try {
        return trace(command, file);
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      return Outcome.failed("the trace cannot be written: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Outcome.failed("interrupted");
    }
  }

  private Outcome trace(List<String> command, Path file) throws IOException, InterruptedException {
    Outcome outcome = Outcome.failed("strace could not be used");
    for (List<String> options : StraceOptions.WITH_WAITS) {
      List<String> words = words(options, file.toString(), command);
      CommandRunner.Ran ran =
          new CommandRunner(time, MAX_PRINTED, false)
              .runEchoing(words, echo, () -> size(file) > MAX_BYTES);
      outcome = outcome(words, ran, Files.readAllBytes(file));
      // once there is a trace the command did run, and must not be run again
      if (outcome.reading().isPresent() || !StraceOptions.refused(ran)) {
        return outcome;
      }
    }
    return outcome;
  }

  private static List<String> words(List<String> options, String file, List<String> command) {
    List<String> words = new ArrayList<>(List.of("strace", "-f", "-tt"));
    words.addAll(options);
    words.addAll(List.of("-E", locale(), "-o", file, "--"));
    words.addAll(command);
    return words;
  }

  /** strace speaks the C locale; what it starts speaks the operator's. */
  private static String locale() {
    String own = System.getenv("LC_ALL");
    return own == null ? "LC_ALL" : "LC_ALL=" + own;
  }

  private Outcome outcome(List<String> words, CommandRunner.Ran ran, byte[] trace) {
    if (!ran.started()) {
      return Outcome.failed(ran.failure());
    }
    if (trace.length == 0) {
      return Outcome.failed(StraceOptions.complaint(ran.errors().head(MAX_PRINTED)));
    }
    String line = String.join(" ", words);
    Reading reading = new Reading(line, line, "", 0, Content.of(trace));
    return new Outcome(Optional.of(reading), ended(ran));
  }

  private Optional<String> ended(CommandRunner.Ran ran) {
    if (ran.timedOut()) {
      return Optional.of("the command was ended, since " + time.toSeconds() + " s were over");
    }
    return ran.stopped()
        ? Optional.of("the command was ended after " + (MAX_BYTES >> 20) + " MiB of trace")
        : Optional.empty();
  }

  private static long size(Path file) {
    return new File(file.toString()).length();
  }
}
