package dev.culprit.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The {@code culprit} command without its subcommands. */
@Command(
    name = "culprit",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Tells why a Linux server is down: ranks causes and suggests the next command.")
class RootCommand implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  /**
   * Without a command a triage on a terminal; else there is nothing to do: the help, and wrong use.
   */
  @Override
  public Integer call() {
    if (Terminals.attended()) {
      return spec.commandLine().getSubcommands().get("triage").execute();
    }
    throw new ParameterException(spec.commandLine(), "");
  }
}
