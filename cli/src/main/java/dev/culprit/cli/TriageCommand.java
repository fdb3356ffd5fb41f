package dev.culprit.cli;

import dev.culprit.cli.triage.TriageRun;
import dev.culprit.source.NoInputException;
import java.io.IOException;
import java.nio.file.Path;
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

  @Mixin private HostOptions host = new HostOptions();

  @Mixin private PackOptions packs = new PackOptions();

  @Mixin private SilenceOptions silences = new SilenceOptions();

  @Mixin private AutoOptions auto = new AutoOptions();

  @Mixin private RedactOptions redaction = new RedactOptions();

  @Override
  public Integer call() throws IOException, NoInputException {
    host.check(spec);
    if (resume != null && !paths.isEmpty()) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--resume knows its PATH by itself");
    }
    Base base = packs.load(spec);
    TriageRun run =
        new TriageRun(
            base.diagnoser(silences.all(spec, base.knowledge())),
            host.options(host.symptom()),
            host.live(),
            host.root(),
            new TriageRun.Look(
                plain,
                script,
                host.style(!plain && script == null),
                redaction.hidden(base.knowledge(), spec).ofThisHost()),
            new TriageRun.Alone(auto.allowed(), auto.budget(), host.nodes(spec)));
    return resume == null ? run.begin(paths) : run.resume(resume);
  }
}
