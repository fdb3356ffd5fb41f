package dev.culprit.capsule;

import dev.culprit.run.CommandRunner;
import dev.culprit.source.Reading;
import dev.culprit.source.Skipped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where the threads of a process stand in their own code, by {@code jstack} for a JVM and by {@code
 * gdb} for the rest. Both stop the process for a moment, so that they run with consent only; each
 * is bounded in time, and afterwards it is made sure that the process runs and nobody traces it.
 */
public final class Backtraces {

  /** Longest that one process may stand still. */
  private static final Duration TIME = Duration.ofSeconds(10);

  private static final int MOST_BYTES = 8 << 20;

  /** Reads a process' back-trace, or says why there is none. */
  public void of(int pid, Consumer<Reading> reader, Consumer<Skipped> skipped) {
    List<String> command = isJvm(pid) ? jstack(pid) : gdb(pid);
    String line = String.join(" ", command);
    try {
      CommandRunner.Ran ran = new CommandRunner(TIME, MOST_BYTES, false).run(command);
      if (ran.output().size() > 0) {
        reader.accept(new Reading(line, line, "", 0, ran.output().content()));
      }
      reason(ran).ifPresent(why -> skipped.accept(new Skipped(line, why)));
      if (!settles(pid)) {
        skipped.accept(new Skipped(line, "process " + pid + " is still stopped or traced"));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      skipped.accept(new Skipped(line, "it was interrupted"));
    }
  }

  private static Optional<String> reason(CommandRunner.Ran ran) {
    if (!ran.started()) {
      return Optional.of(ran.failure());
    }
    if (ran.timedOut()) {
      return Optional.of("it took longer than " + TIME.toSeconds() + " s and was ended");
    }
    return ran.exit() == 0
        ? Optional.empty()
        : Optional.of("it ended with " + ran.exit() + ": " + ran.errors().head(200));
  }

  private static List<String> jstack(int pid) {
    return List.of("jstack", "-l", String.valueOf(pid));
  }

  /** Without the operator's own start-up files, without asking and without loading from the net. */
  private static List<String> gdb(int pid) {
    return List.of(
        "gdb",
        "-nx",
        "-batch",
        "-ex",
        "set debuginfod enabled off",
        "-ex",
        "set backtrace limit 64",
        "-ex",
        "thread apply all bt",
        "-p",
        String.valueOf(pid));
  }

  /** Whether the process runs again within two seconds, and nobody traces it. */
  private static boolean settles(int pid) throws InterruptedException {
    for (int look = 0; look < 40; look++) {
      if (isFree(pid)) {
        return true;
      }
      Thread.sleep(50);
    }
    return false;
  }

  private static boolean isFree(int pid) {
    Path status = Path.of("/proc", String.valueOf(pid), "status");
    try (var lines = Files.lines(status, StandardCharsets.ISO_8859_1)) {
      return lines.noneMatch(
          line ->
              line.startsWith("State:\tT")
                  || line.startsWith("State:\tt")
                  || (line.startsWith("TracerPid:") && !line.endsWith("\t0")));
    } catch (IOException | UncheckedIOException ended) {
      return true;
    }
  }

  private static boolean isJvm(int pid) {
    try (var lines = Files.lines(Path.of("/proc", String.valueOf(pid), "maps"))) {
      return lines.anyMatch(line -> line.endsWith("/libjvm.so"));
    } catch (IOException | UncheckedIOException unreadable) {
      return false;
    }
  }
}
