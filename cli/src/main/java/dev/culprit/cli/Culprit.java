package dev.culprit.cli;

import dev.culprit.diagnose.RulePacks;
import dev.culprit.source.NoInputException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The {@code culprit} command with all that it can do: tells why a Linux server is down. */
@Command(
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
public final class Culprit extends RootCommand {

  /** Commands that will need the rules, whatever their options. */
  private static final Set<String> JUDGING = Set.of("diagnose", "triage", "verify");

  /** Commands that will need the pages alone. */
  private static final Set<String> READING = Set.of("explain", "kb");

  /** Runs the program and ends the JVM with the contract's exit code. */
  public static void main(String[] args) {
    if (args.length > 0 && JUDGING.contains(args[0])) {
      RulePacks.ahead();
    } else if (args.length > 0 && READING.contains(args[0])) {
      Base.ahead();
    }
    StandardOutput out = StandardOutput.watched();
    int code = run(args);
    System.exit(out.lost() ? ExitCode.INTERNAL : code);
  }

  /** Runs one command line and gives its exit code. */
  public static int run(String... args) {
    CommandLine line = new AskedCommands(List.of(args)).line();
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
    if (e instanceof NotWrittenException) {
      line.getErr().println("culprit: " + Sanitizer.line(e.getMessage()));
      return ExitCode.INTERNAL;
    }
    return broken(e, line);
  }

  private static int broken(Throwable e, CommandLine line) {
    if (e instanceof OutOfMemoryError) {
      long heap = Runtime.getRuntime().maxMemory() / (1024 * 1024);
      line.getErr()
          .println(
              "culprit: a heap of "
                  + heap
                  + " MiB is too small for this; give it more, such as CULPRIT_HEAP=512m");
      return ExitCode.INTERNAL;
    }
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
