package dev.culprit.cli;

import dev.culprit.source.NoInputException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The {@code culprit} command: tells why a Linux server is down. */
@Command(
    name = "culprit",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Tells why a Linux server is down: ranks causes and suggests the next command.",
    subcommands = {
      TriageCommand.class,
      DiagnoseCommand.class,
      TraceCommand.class,
      WatchCommand.class,
      VerifyCommand.class,
      ReproduceCommand.class,
      CaptureCommand.class,
      CaptureEvidenceCommand.class,
      ExplainCommand.class,
      JournalCommand.class,
      KbCommand.class,
      CommandLine.HelpCommand.class
    })
public final class Culprit implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  /** Runs the program and ends the JVM with the contract's exit code. */
  public static void main(String[] args) {
    System.exit(run(args));
  }

  /** Runs one command line and gives its exit code. */
  public static int run(String... args) {
    CommandLine line = new CommandLine(new Culprit());
    line.setParameterExceptionHandler(Culprit::wrongUse);
    line.setExecutionExceptionHandler(Culprit::failed);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExpandAtFiles(false);
    int code;
    try {
      code = line.execute(args);
    } catch (Error e) {
      // no memory left, or a class that does not load: no command can end otherwise
      code = broken(e, line);
    }
    Output.flush();
    return code;
  }

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

  private static int wrongUse(ParameterException e, String[] args) {
    CommandLine line = e.getCommandLine();
    PrintWriter err = line.getErr();
    if (e.getMessage().isEmpty()) {
      line.usage(err);
      return ExitCode.WRONG_USE;
    }
    err.println("culprit: " + Sanitizer.line(e.getMessage()));
    List<String> names = List.of(line.getCommandName());
    err.println(
        "Try 'culprit" + (names.contains("culprit") ? "" : " " + names.get(0)) + " --help'.");
    return ExitCode.WRONG_USE;
  }

  private static int failed(Exception e, CommandLine line, CommandLine.ParseResult parsed) {
    if (e instanceof NoInputException) {
      line.getErr().println("culprit: " + Sanitizer.line(e.getMessage()));
      return ExitCode.NO_INPUT;
    }
    return broken(e, line);
  }

  private static int broken(Throwable e, CommandLine line) {
    line.getErr()
        .println(
            "culprit: internal error, please report it: "
                + Sanitizer.line(e.getClass().getSimpleName() + ": " + e.getMessage()));
    if (System.getenv("CULPRIT_DEBUG") != null) {
      e.printStackTrace(line.getErr());
    }
    return ExitCode.INTERNAL;
  }
}
