package dev.culprit.cli;

import dev.culprit.callers.CallerFinder;
import dev.culprit.cli.render.TraceRenderer;
import dev.culprit.run.CommandTracer;
import dev.culprit.run.TraceRunner;
import dev.culprit.source.Content;
import dev.culprit.source.Lines;
import dev.culprit.source.NoInputException;
import dev.culprit.source.Reading;
import dev.culprit.source.Skipped;
import dev.culprit.trace.StraceAnalysis;
import dev.culprit.trace.TraceReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code culprit trace}: which descriptors a program opens and never closes, by call site. */
@Command(
    name = "trace",
    mixinStandardHelpOptions = true,
    customSynopsis = {
      "culprit trace [--good=FILE] [--format=FORMAT] FILE...",
      "       culprit trace [--for=DURATION] [--good=FILE] [--format=FORMAT] -p PID",
      "       culprit trace [--for=DURATION] [--good=FILE] [--format=FORMAT] -- COMMAND..."
    },
    description = {
      "Finds descriptors that are opened and never closed, by call site.",
      "It reads strace files, or traces a running process or a command that it starts (whose",
      "output goes to standard error). A good trace (--good) shows where to close them.",
      "Where strace walks no stacks, gdb stops the running process some times instead, to see who",
      "makes the calls; with debugging symbols addr2line names the line of source."
    },
    footer = {"", "Exit codes: 0 no leak, 1 leak, 2 wrong use, 3 no trace could be read."})
final class TraceCommand implements Callable<Integer> {

  private static final Duration PROCESS = Duration.ofSeconds(5);

  private static final Duration COMMAND = Duration.ofSeconds(60);

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      arity = "0..*",
      description = "strace output, with or without -f, -tt, -k, -y")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "-p",
      paramLabel = "PID",
      description = "trace this process now; it runs slower meanwhile")
  private int pid;

  @Option(
      names = "--for",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description =
          "how long to trace it (default: 5s), or how long the command may take (default: 60s)")
  private Duration time;

  @Option(
      names = "--good",
      paramLabel = "FILE",
      description = "a trace of the same without the leak")
  private Path good;

  @Option(names = "--format", description = "text or json (default: text)")
  private DiagnoseCommand.Format format = DiagnoseCommand.Format.TEXT;

  @Mixin private RedactOptions redaction = new RedactOptions();

  @Override
  public Integer call() throws IOException, NoInputException, InterruptedException {
    if (format != DiagnoseCommand.Format.TEXT && format != DiagnoseCommand.Format.JSON) {
      throw new ParameterException(spec.commandLine(), "--format of a trace is text or json");
    }
    Hidden hidden = redaction.hidden(spec).ofThisHost();
    List<TraceReport> reports = reports();
    TraceReport compared = good == null ? null : file(good);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    if (format == DiagnoseCommand.Format.JSON) {
      TraceRenderer.json(reports, compared, bytes);
    } else {
      try (PrintStream out = Output.printer(bytes)) {
        TraceRenderer.text(reports, compared, out);
      }
    }
    hidden.write(bytes.toByteArray(), null);
    return reports.stream().anyMatch(r -> !r.leaks().isEmpty()) ? ExitCode.FAULTS : ExitCode.CLEAN;
  }

  private List<TraceReport> reports() throws IOException, NoInputException, InterruptedException {
    List<String> all = spec.commandLine().getParseResult().originalArgs();
    int dashes = all.indexOf("--");
    List<String> command = dashes < 0 ? List.of() : all.subList(dashes + 1, all.size());
    // what follows the dashes is among the parameters too
    List<Path> named = files.subList(0, files.size() - command.size());
    if ((named.isEmpty() ? 0 : 1) + (pid > 0 ? 1 : 0) + (command.isEmpty() ? 0 : 1) != 1) {
      throw new ParameterException(
          spec.commandLine(),
          "name either strace files, or a process with -p, or a command after --");
    }
    if (!named.isEmpty()) {
      return read(named);
    }
    return List.of(pid > 0 ? process() : started(command));
  }

  private static List<TraceReport> read(List<Path> files) throws IOException, NoInputException {
    List<TraceReport> reports = new ArrayList<>();
    for (Path path : files) {
      reports.add(file(path));
    }
    return reports;
  }

  private static TraceReport file(Path path) throws IOException, NoInputException {
    if (!Files.isReadable(path) || Files.isDirectory(path)) {
      throw none(path.toString(), "it is not there, or may not be read");
    }
    Content content = () -> Files.newInputStream(path);
    try (Lines lines = new Lines(content.open(), 0)) {
      TraceReport report = StraceAnalysis.read(lines, path.toString(), "");
      if (report.empty()) {
        throw none(path.toString(), "there is nothing of an strace output in it");
      }
      return report;
    }
  }

  private TraceReport process() throws IOException, NoInputException, InterruptedException {
    Duration patience = time == null ? PROCESS : time;
    return told(
        CallerFinder.ofRunning(
            report("process " + pid, TraceRunner.withWaits().trace(pid, patience))));
  }

  private TraceReport started(List<String> command)
      throws IOException, NoInputException, InterruptedException {
    Duration patience = time == null ? COMMAND : time;
    return told(
        CallerFinder.ofEnded(
            report(
                String.join(" ", command),
                new CommandTracer(patience, System.err).trace(command))));
  }

  private TraceReport told(CallerFinder.Found found) {
    found.notes().forEach(this::note);
    return found.report();
  }

  private void note(String text) {
    spec.commandLine().getErr().println("culprit: " + Sanitizer.line(text));
  }

  private TraceReport report(String name, TraceRunner.Outcome outcome) throws NoInputException {
    Reading reading =
        outcome
            .reading()
            .orElseThrow(() -> none(name, outcome.failure().orElse("nothing was traced")));
    outcome.failure().ifPresent(this::note);
    try (Lines lines = Lines.of(reading)) {
      TraceReport report = StraceAnalysis.read(lines, name, reading.command());
      if (report.empty() && report.obstacle().exists()) {
        throw none(name, "strace says: " + report.obstacle().text());
      }
      return report;
    }
  }

  private static NoInputException none(String source, String reason) {
    return new NoInputException(List.of(new Skipped(source, reason)));
  }
}
