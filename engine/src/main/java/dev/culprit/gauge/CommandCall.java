package dev.culprit.gauge;

import dev.culprit.run.CommandRunner;
import java.time.Duration;
import java.util.List;

/** A command that is run without a shell and without input, and that is ended when it hangs. */
public final class CommandCall implements Call {

  private static final int MOST_PRINTED = 1 << 16;

  private final List<String> command;
  private final CommandRunner runner;

  /**
   * A call of this command.
   *
   * @param patience after which it is ended
   */
  public CommandCall(List<String> command, Duration patience) {
    this.command = List.copyOf(command);
    this.runner = new CommandRunner(patience, MOST_PRINTED, false);
  }

  @Override
  public Outcome make() throws InterruptedException {
    CommandRunner.Ran ran = runner.run(command);
    if (!ran.started()) {
      return new Outcome(false, ran.failure());
    }
    return ran.timedOut()
        ? new Outcome(false, "no end in time")
        : new Outcome(ran.exit() == 0, "exit " + ran.exit());
  }
}
