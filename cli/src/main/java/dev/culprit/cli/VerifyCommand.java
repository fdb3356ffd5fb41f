package dev.culprit.cli;

import dev.culprit.cli.render.VerifyRenderer;
import dev.culprit.diagnose.Diagnoser;
import dev.culprit.gauge.Call;
import dev.culprit.source.NoInputException;
import dev.culprit.verify.Check.State;
import dev.culprit.verify.Earlier;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code culprit verify}: after a fix, are the findings that carried a diagnosis gone? */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Says after a repair whether what carried an earlier diagnosis is gone.",
      "It repeats the readings. What piles up with use is gone after any restart, so that",
      "only --load, or time, tells whether it comes back."
    },
    footer = {
      "",
      "Exit codes: 0 gone, 1 still there, 2 wrong use, 3 no diagnosis could be read,",
      "5 it cannot be told yet (and when it can)."
    })
final class VerifyCommand implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Parameters(
      paramLabel = "JOURNAL|DIAGNOSIS.json",
      arity = "0..1",
      description = {
        "a triage (an id of culprit journal list, or its folder), or what diagnose",
        "--format json wrote (default: the last triage of this host)"
      })
  private String what;

  @Option(
      names = "--cause",
      paramLabel = "ID",
      description = "another cause of the diagnosis than its first")
  private String cause = "";

  @Option(
      names = "--load",
      paramLabel = "URL|COMMAND",
      description =
          "call the path that was sick: an address to GET, or a command (no shell reads it)")
  private String load;

  @Option(names = "-n", paramLabel = "N", description = "how often it is called (default: 24)")
  private int calls = Verifier.CALLS;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "calls a second at most, up to 20 (default: 5)")
  private double rate = Verifier.RATE;

  @Option(names = "--format", description = "text or json (default: text)")
  private DiagnoseCommand.Format format = DiagnoseCommand.Format.TEXT;

  @Option(names = "--quiet", description = "no progress on standard error")
  private boolean quiet;

  @Mixin private PackOptions packs = new PackOptions();

  @Mixin private RedactOptions redaction = new RedactOptions();

  @Override
  public Integer call() throws IOException, NoInputException, InterruptedException {
    Call call = checked();
    Base base = packs.load(spec);
    Hidden hidden = redaction.hidden(base.knowledge(), spec).ofThisHost();
    Diagnoser diagnoser = base.diagnoser();
    Earlier earlier = new EarlierReader(diagnoser, cause).read(what);
    Verifier.Verified verified =
        new Verifier(diagnoser, this::progress).verify(earlier, call, calls, rate);
    hidden.learn("Static hostname: " + earlier.host());
    write(new VerifyRenderer(earlier, verified.outcome(), verified.load()), hidden);
    return code(verified.outcome().state());
  }

  private Call checked() {
    if (load == null) {
      return null;
    }
    LoadOptions.check(spec, calls, rate);
    try {
      return Verifier.call(load);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--load: " + e.getMessage(), e);
    }
  }

  private void progress(String what) {
    if (!quiet) {
      PrintWriter err = spec.commandLine().getErr();
      err.println("culprit: " + Sanitizer.line(what));
      err.flush();
    }
  }

  private void write(VerifyRenderer renderer, Hidden hidden) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    if (format == DiagnoseCommand.Format.JSON) {
      renderer.json(bytes);
    } else {
      try (PrintStream out = Output.printer(bytes)) {
        renderer.text(out);
      }
    }
    hidden.write(bytes.toByteArray(), null);
  }

  private static int code(State state) {
    return switch (state) {
      case GONE -> ExitCode.CLEAN;
      case STILL_THERE -> ExitCode.FAULTS;
      case CANNOT_TELL -> ExitCode.INCONCLUSIVE;
    };
  }
}
