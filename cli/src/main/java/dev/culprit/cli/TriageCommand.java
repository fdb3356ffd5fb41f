package dev.culprit.cli;

import dev.culprit.cli.triage.TriageRun;
import dev.culprit.diagnose.Options;
import dev.culprit.diagnose.Since;
import dev.culprit.source.NoInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code culprit triage}: one screen at a time, the next command on consent, and a journal. */
@Command(
    name = "triage",
    mixinStandardHelpOptions = true,
    description = {
      "Guides through a triage: where it stands, the next command, what it would tell.",
      "Without PATH on this host; what was saved of another one works as well."
    },
    footer = {
      "",
      "Exit codes: 0 nothing wrong found, 1 at least one cause found, 2 wrong use,",
      "3 no input could be read, 4 internal error, 5 inconclusive."
    })
final class TriageCommand implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Parameters(
      paramLabel = "PATH",
      arity = "0..*",
      description = "a file, a directory or an archive (sosreport, tar.*, zip)")
  private List<Path> paths = new ArrayList<>();

  @Option(names = "--plain", description = "lines only: for pipes and screen readers")
  private boolean plain;

  @Option(names = "--script", paramLabel = "FILE", description = "takes the answers from a file")
  private Path script;

  @Option(
      names = "--resume",
      paramLabel = "ID",
      description = "goes on with an earlier triage (culprit journal list)")
  private String resume;

  @Option(names = "--symptom", paramLabel = "TEXT", description = "what the users say")
  private String symptom = "";

  @Option(
      names = "--since",
      paramLabel = "TIME|DURATION",
      converter = SinceConverter.class,
      description = "leave out log lines from before it: 2h, or 2026-11-23T00:30")
  private Since since = Since.EVER;

  @Option(
      names = "--root",
      paramLabel = "DIR",
      description = "another root for /proc, /etc, /var; tests are then for you to run")
  private Path root = Path.of("/");

  @Option(names = "--samples", paramLabel = "N", description = "looks at a live host (default: 2)")
  private int samples = 2;

  @Option(
      names = "--interval",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "time between them, such as 500ms, 2s, 1m (default: 2s)")
  private Duration interval = Duration.ofSeconds(2);

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      description = "auto, always or never (default: auto)")
  private DiagnoseCommand.Colour colour = DiagnoseCommand.Colour.AUTO;

  @Mixin private PackOptions packs = new PackOptions();

  @Mixin private AutoOptions auto = new AutoOptions();

  @Override
  public Integer call() throws IOException, NoInputException {
    if (samples < 1) {
      throw new CommandLine.ParameterException(spec.commandLine(), "--samples must be at least 1");
    }
    if (resume != null && !paths.isEmpty()) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--resume knows its PATH by itself");
    }
    TriageRun run =
        new TriageRun(
            packs.load(spec).diagnoser(),
            new Options(symptom, null, since),
            new TriageRun.Live(root, samples, interval),
            new TriageRun.Look(plain, script, coloured()),
            auto.allowed(),
            auto.budget());
    return resume == null ? run.begin(paths) : run.resume(resume);
  }

  private boolean coloured() {
    boolean wished = System.getenv("NO_COLOR") == null && !plain && script == null;
    return colour == DiagnoseCommand.Colour.ALWAYS
        || (colour == DiagnoseCommand.Colour.AUTO && wished && Terminals.output());
  }
}
