package dev.culprit.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * A daemon in the foreground that this test started, with its workers; closing it ends all of them
 * by process id.
 *
 * <p>What it prints goes to a file, which names the reason when it does not start.
 */
final class Daemon implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Process process;
  private final Path output;

  private Daemon(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  static Daemon start(Path output, List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    return new Daemon(builder.start(), output);
  }

  long pid() {
    return process.pid();
  }

  /** The processes that the daemon forked and that live now. */
  List<Long> workers() {
    return process.children().map(ProcessHandle::pid).sorted().toList();
  }

  /**
   * Waits until the daemon is ready.
   *
   * @throws IllegalStateException with what the daemon printed, where it ends or is not ready after
   *     ten seconds
   */
  void awaitReady(BooleanSupplier ready) throws IOException, InterruptedException {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (!ready.getAsBoolean()) {
      if (!process.isAlive() || Instant.now().isAfter(deadline)) {
        throw new IllegalStateException("the daemon is not ready: " + Files.readString(output));
      }
      Thread.sleep(20);
    }
  }

  @Override
  public void close() {
    List<ProcessHandle> all =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    process.destroy();
    try {
      process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    all.forEach(ProcessHandle::destroyForcibly);
  }
}
