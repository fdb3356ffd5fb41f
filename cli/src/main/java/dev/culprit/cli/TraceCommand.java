package dev.culprit.cli;

import dev.culprit.cli.render.TraceRenderer;
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
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code culprit trace}: which descriptors a program opens and never closes, by call site. */
@Command(
    name = "trace",
    mixinStandardHelpOptions = true,
    description = {
      "Finds descriptors that are opened and never closed, by call site, in strace files or in a",
      "running process. A good trace (--good) shows where they should have been closed."
    },
    footer = {"", "Exit codes: 0 no leak, 1 leak, 2 wrong use, 3 no trace could be read."})
final class TraceCommand implements Callable<Integer> {

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
      description = "how long to trace it (default: 5s)")
  private Duration time = Duration.ofSeconds(5);

  @Option(
      names = "--good",
      paramLabel = "FILE",
      description = "a trace of the same without the leak")
  private Path good;

  @Option(names = "--format", description = "text or json (default: text)")
  private DiagnoseCommand.Format format = DiagnoseCommand.Format.TEXT;

  @Override
  public Integer call() throws IOException, NoInputException {
    if (files.isEmpty() == (pid <= 0)) {
      throw new ParameterException(spec.commandLine(), "name strace files, or a process with -p");
    }
    List<TraceReport> reports = pid > 0 ? List.of(live()) : read();
    TraceReport compared = good == null ? null : file(good);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    if (format == DiagnoseCommand.Format.JSON) {
      TraceRenderer.json(reports, compared, bytes);
    } else {
      try (PrintStream out = Output.printer(bytes)) {
        TraceRenderer.text(reports, compared, out);
      }
    }
    Output.write(bytes.toByteArray(), null);
    return reports.stream().anyMatch(r -> !r.leaks().isEmpty()) ? ExitCode.FAULTS : ExitCode.CLEAN;
  }

  private List<TraceReport> read() throws IOException, NoInputException {
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

  private TraceReport live() throws NoInputException {
    TraceRunner.Outcome outcome = new TraceRunner().trace(pid, time);
    outcome
        .failure()
        .ifPresent(f -> spec.commandLine().getErr().println("culprit: " + Sanitizer.line(f)));
    Reading reading =
        outcome
            .reading()
            .orElseThrow(
                () -> none("process " + pid, outcome.failure().orElse("nothing was traced")));
    try (Lines lines = Lines.of(reading)) {
      TraceReport report = StraceAnalysis.read(lines, "process " + pid, reading.command());
      if (report.empty() && report.obstacle() != null) {
        throw none("process " + pid, "strace says: " + report.obstacle());
      }
      return report;
    }
  }

  private static NoInputException none(String source, String reason) {
    return new NoInputException(List.of(new Skipped(source, reason)));
  }
}
