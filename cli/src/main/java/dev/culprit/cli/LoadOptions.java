package dev.culprit.cli;

import dev.culprit.gauge.Call;
import dev.culprit.gauge.CommandCall;
import dev.culprit.gauge.Experiment;
import dev.culprit.gauge.Families.Family;
import dev.culprit.gauge.Gauge;
import dev.culprit.gauge.HttpCall;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** How a path is called: bounded in number, in rate and in the time of each call. */
final class LoadOptions {

  private static final int MOST_CALLS = 10_000;

  /** A visitor who reloads a page is as fast; more would be load, and not a question. */
  private static final int MOST_RATE = 20;

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private LoadOptions() {}

  /**
   * Holds what a user gave within the bounds.
   *
   * @throws ParameterException with what would be right
   */
  static void check(CommandSpec spec, int calls, double rate) {
    if (calls < 3 || calls > MOST_CALLS) {
      throw new ParameterException(spec.commandLine(), "-n must be from 3 to " + MOST_CALLS);
    }
    if (!(rate > 0 && rate <= MOST_RATE)) {
      throw new ParameterException(
          spec.commandLine(), "--rate must be more than 0 and at most " + MOST_RATE);
    }
  }

  /** A call of an address, or of a command where it is none. */
  static Call call(String url, List<String> command) {
    return command.isEmpty() ? new HttpCall(url, PATIENCE) : new CommandCall(command, PATIENCE);
  }

  /**
   * The experiment.
   *
   * @param rate calls a second
   */
  static Experiment experiment(Call call, double rate) {
    Duration pause = Duration.ofNanos((long) (1e9 / rate));
    return new Experiment(new Gauge(Path.of("/proc")), call, pause);
  }

  /** Everything but this program and what it starts. */
  static Predicate<Family> others() {
    int own = (int) ProcessHandle.current().pid();
    return family -> !family.members().contains(own);
  }
}
