package dev.culprit.cli;

import dev.culprit.cli.render.GrowthRenderer;
import dev.culprit.gauge.Call;
import dev.culprit.gauge.Experiment.Result;
import dev.culprit.gauge.Families;
import dev.culprit.gauge.Families.Family;
import dev.culprit.gauge.Gauge;
import dev.culprit.gauge.Growth;
import dev.culprit.gauge.Growths;
import dev.culprit.gauge.Serving;
import dev.culprit.source.NoInputException;
import dev.culprit.source.Skipped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code culprit reproduce}: calls the suspected path n times and says what grows per call. */
@Command(
    name = "reproduce",
    mixinStandardHelpOptions = true,
    customSynopsis = {
      "culprit reproduce [-n=N] [--rate=N] [-p=PID] [--format=FORMAT] --url=URL",
      "       culprit reproduce [-n=N] [--rate=N] [-p=PID] [--format=FORMAT] -- COMMAND..."
    },
    description = {
      "Calls a path again and again, slowly, and says what grows per call.",
      "It looks at the processes of this host: descriptors, sockets, connections, threads,",
      "memory. A URL is called by GET; a command is run without a shell."
    },
    footer = {
      "",
      "Exit codes: 0 nothing grows, 1 something grows with the calls, 2 wrong use,",
      "3 it could not be called, 5 it cannot be told."
    })
final class ReproduceCommand implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Option(names = "--url", paramLabel = "URL", description = "an http or https address to GET")
  private String url;

  @Option(names = "-n", paramLabel = "N", description = "how many calls are counted (default: 30)")
  private int calls = 30;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "calls a second at most, up to 20 (default: 5)")
  private double rate = 5;

  @Option(
      names = "-p",
      paramLabel = "PID",
      description = "look at this process and its workers only (default: at all that grow)")
  private int pid;

  @Option(names = "--format", description = "text or json (default: text)")
  private DiagnoseCommand.Format format = DiagnoseCommand.Format.TEXT;

  @Mixin private RedactOptions redaction = new RedactOptions();

  @Parameters(
      paramLabel = "COMMAND",
      arity = "0..*",
      description = "a command that calls the path once, after --")
  private List<String> command = List.of();

  @Override
  public Integer call() throws IOException, NoInputException, InterruptedException {
    Call call = checked();
    Hidden hidden = redaction.hidden(spec).ofThisHost();
    Set<Integer> serving = serving();
    Result result = LoadOptions.experiment(call, rate).run(calls);
    if (result.answered() == 0) {
      String how = String.join(", ", result.words().keySet());
      throw new NoInputException(List.of(new Skipped(name(), "no call was answered: " + how)));
    }
    List<Growth> growths = Growths.of(result, wanted(serving));
    GrowthRenderer renderer = new GrowthRenderer(name(), result, growths, serving, pid);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    if (format == DiagnoseCommand.Format.JSON) {
      renderer.json(bytes);
    } else {
      try (PrintStream out = Output.printer(bytes)) {
        renderer.text(out);
      }
    }
    hidden.write(bytes.toByteArray(), null);
    return renderer.verdict().exitCode();
  }

  private Call checked() throws NoInputException {
    if ((url == null) == command.isEmpty()) {
      throw wrong("name either an address with --url, or a command after --");
    }
    LoadOptions.check(spec, calls, rate);
    if (pid != 0 && Families.of(pid, new Gauge(Path.of("/proc")).read()) == null) {
      throw new NoInputException(
          List.of(new Skipped("process " + pid, "there is no such process")));
    }
    try {
      return LoadOptions.call(url, command);
    } catch (IllegalArgumentException e) {
      throw wrong("--url: " + e.getMessage());
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private String name() {
    return url == null ? String.join(" ", command) : url;
  }

  /** Who listens where a local address leads. */
  private Set<Integer> serving() {
    if (url == null) {
      return Set.of();
    }
    URI address = URI.create(url);
    int usual = "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
    return Serving.isLocal(address.getHost())
        ? Serving.port(Path.of("/proc"), address.getPort() < 0 ? usual : address.getPort())
        : Set.of();
  }

  /** A path may be served by another process than the one that listens, so all are looked at. */
  private Predicate<Family> wanted(Set<Integer> serving) {
    if (pid != 0) {
      return family -> family.members().contains(pid);
    }
    return LoadOptions.others().or(family -> family.members().stream().anyMatch(serving::contains));
  }
}
