package dev.culprit.callers;

import dev.culprit.run.CommandRunner;
import dev.culprit.run.Tracee;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * gdb in place of strace's own stacks: stops a process some times as it makes a call, prints where
 * it stands, and lets it go. The process stands still while gdb reads its symbols, a second or two.
 *
 * <p>When no such call comes, {@code timeout} interrupts gdb as a person would (SIGINT): then gdb
 * takes its breakpoints out of the process before it detaches. Ended with SIGTERM it does not
 * always.
 */
final class Debugger {

  /** A stop at the begin of a call and one at its end, for each of some calls. */
  private static final int STOPS = 24;

  private static final int FRAMES = 16;

  /** How long gdb may take to read symbols before and to let go after, in seconds. */
  private static final int AROUND = 20;

  private static final int MAX_BYTES = 1 << 20;

  /**
   * What came of it.
   *
   * @param trouble why there are no stacks, or what is wrong with the process since; or empty
   */
  record Outcome(Backtraces stacks, Optional<String> trouble) {}

  private final Duration time;

  /**
   * A debugger with this bound.
   *
   * @param time how long it waits for the calls, at least a second
   */
  Debugger(Duration time) {
    this.time = time;
  }

  /**
   * Where a process stands when it makes these calls.
   *
   * @param calls names of system calls: letters, digits and underscores
   */
  Outcome stacks(int pid, List<String> calls) throws InterruptedException, IOException {
    Backtraces stacks = new Backtraces(AddressSpace.of(pid));
    Tracee tracee = new Tracee(pid);
    if (!tracee.exists() || tracee.tracer() != 0) {
      return new Outcome(stacks, Optional.of("process " + pid + " cannot be debugged now"));
    }
    Path script = Files.createTempFile("culprit-callers-", ".gdb");
    try {
      Files.writeString(script, script(calls));
      CommandRunner.Ran ran =
          new CommandRunner(time.plusSeconds(2 * AROUND), MAX_BYTES, false)
              .run(command(pid, script));
      stacks.read(ran.output().text());
      String trouble = ran.started() ? tracee.trouble() : ran.failure();
      return new Outcome(stacks, Optional.of(trouble).filter(t -> !t.isEmpty()));
    } finally {
      Files.deleteIfExists(script);
    }
  }

  private List<String> command(int pid, Path script) {
    List<String> words =
        new ArrayList<>(List.of("timeout", "-s", "INT", String.valueOf(time.toSeconds() + AROUND)));
    words.addAll(List.of("gdb", "-nx", "-q", "-batch", "-iex", "set debuginfod enabled off"));
    words.addAll(List.of("-iex", "set auto-load off", "-x", script.toString()));
    words.addAll(List.of("-p", String.valueOf(pid)));
    return words;
  }

  private static String script(List<String> calls) {
    StringBuilder text =
        new StringBuilder("set pagination off\nhandle all nostop noprint pass\nset $stops = 0\n");
    for (String call : calls) {
      text.append("catch syscall ").append(call).append("\ncommands\nsilent\n");
      text.append("echo ").append(Backtraces.STOP).append(call).append("\\n\n");
      text.append("bt ").append(FRAMES).append("\nset $stops = $stops + 1\n");
      text.append("if $stops < ").append(STOPS).append("\ncontinue\nend\nend\n");
    }
    return text.append("continue\ndetach\n").toString();
  }
}
