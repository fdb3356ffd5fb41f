package dev.culprit.cli;

import dev.culprit.cli.render.VerifyRenderer;
import dev.culprit.diagnose.Diagnosis;
import dev.culprit.diagnose.Options;
import dev.culprit.diagnose.Since;
import dev.culprit.gauge.Call;
import dev.culprit.gauge.Experiment.Result;
import dev.culprit.gauge.Growths;
import dev.culprit.source.LiveBundle;
import dev.culprit.source.NoInputException;
import dev.culprit.source.Skipped;
import dev.culprit.verify.Check.State;
import dev.culprit.verify.Earlier;
import dev.culprit.verify.Load;
import dev.culprit.verify.Verification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
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

  private static final Duration INTERVAL = Duration.ofSeconds(2);

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Parameters(
      paramLabel = "DIAGNOSIS.json|JOURNAL",
      description = "what diagnose --format json wrote, or a folder that holds it")
  private Path diagnosis;

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
  private int calls = 24;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "calls a second at most, up to 20 (default: 5)")
  private double rate = 5;

  @Option(names = "--format", description = "text or json (default: text)")
  private DiagnoseCommand.Format format = DiagnoseCommand.Format.TEXT;

  @Option(names = "--quiet", description = "no progress on standard error")
  private boolean quiet;

  @Mixin private PackOptions packs = new PackOptions();

  @Override
  public Integer call() throws IOException, NoInputException, InterruptedException {
    Call call = checked();
    Earlier earlier = earlier();
    Instant begin = Instant.now();
    Load made = call == null ? null : made(call);
    progress("reading this host");
    Base base = packs.load(spec);
    try (LiveBundle host = new LiveBundle(Path.of("/"), 2, INTERVAL)) {
      Diagnosis now = base.diagnoser().diagnose(host, new Options("", null, Since.instant(begin)));
      Verification.Outcome outcome = new Verification(earlier, now, made, begin).outcome();
      write(new VerifyRenderer(earlier, outcome, made));
      return code(outcome.state());
    }
  }

  private Call checked() {
    if (load == null) {
      return null;
    }
    LoadOptions.check(spec, calls, rate);
    try {
      boolean url = load.toLowerCase(Locale.ROOT).matches("https?://.*");
      List<String> command = url ? List.of() : Words.of(load);
      if (!url && command.isEmpty()) {
        throw wrong("--load names nothing");
      }
      return LoadOptions.call(load, command);
    } catch (IllegalArgumentException e) {
      throw wrong("--load: " + e.getMessage());
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private Earlier earlier() throws NoInputException {
    try {
      return EarlierReader.read(diagnosis, cause);
    } catch (IOException e) {
      String reason = e instanceof java.nio.file.NoSuchFileException ? "it is not there" : why(e);
      throw new NoInputException(List.of(new Skipped(diagnosis.toString(), reason)));
    }
  }

  private static String why(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private Load made(Call call) throws InterruptedException {
    progress("calling " + load + " " + calls + " times");
    Result result = LoadOptions.experiment(call, rate).run(calls);
    return new Load(result.calls(), result.answered(), Growths.of(result, LoadOptions.others()));
  }

  private void progress(String what) {
    if (!quiet) {
      PrintWriter err = spec.commandLine().getErr();
      err.println("culprit: " + Sanitizer.line(what));
      err.flush();
    }
  }

  private void write(VerifyRenderer renderer) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    if (format == DiagnoseCommand.Format.JSON) {
      renderer.json(bytes);
    } else {
      try (PrintStream out = Output.printer(bytes)) {
        renderer.text(out);
      }
    }
    Output.write(bytes.toByteArray(), null);
  }

  private static int code(State state) {
    return switch (state) {
      case GONE -> ExitCode.CLEAN;
      case STILL_THERE -> ExitCode.FAULTS;
      case CANNOT_TELL -> ExitCode.INCONCLUSIVE;
    };
  }
}
