package dev.culprit.cli;

import dev.culprit.diagnose.Silences;
import dev.culprit.knowledge.Fault;
import dev.culprit.knowledge.Knowledge;
import dev.culprit.knowledge.Silence;
import dev.culprit.source.UserFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Causes that are not to be accused for a while. */
final class SilenceOptions {

  @Option(
      names = "--silence",
      paramLabel = "CAUSE",
      description = "show this cause as silenced instead of accusing it; may be given again")
  private List<String> causes = new ArrayList<>();

  @Option(
      names = "--until",
      paramLabel = "DATE",
      description = "the last day on which --silence holds (default: this run only)")
  private String until = "";

  @Option(names = "--reason", paramLabel = "TEXT", description = "why --silence")
  private String reason = "";

  @Option(
      names = "--silences",
      paramLabel = "FILE",
      description = "a file of silences, beside ~/.config/culprit/silences.yaml (docs/packs.md)")
  private List<Path> files = new ArrayList<>();

  /**
   * All silences; what is wrong in a file is told, and the rest holds.
   *
   * @throws IOException when a file cannot be read
   */
  Silences all(CommandSpec spec, Knowledge knowledge) throws IOException {
    return all(spec, knowledge, UnaryOperator.identity());
  }

  /** The same, with their words changed, as those of the readings are. */
  Silences all(CommandSpec spec, Knowledge knowledge, UnaryOperator<String> words)
      throws IOException {
    List<Silence> all = new ArrayList<>();
    LocalDate last = day(spec);
    for (String cause : causes) {
      if (!knowledge.causes().containsKey(cause)) {
        throw wrong(spec, "--silence: " + Explaining.unknown(cause, knowledge));
      }
      all.add(new Silence(cause, "", last, reason));
    }
    for (Path file : files) {
      if (!Files.isRegularFile(file)) {
        throw wrong(spec, "--silences: there is no file " + file);
      }
      read(file, all, spec);
    }
    Path own = UserFolders.here().configuration().resolve("silences.yaml");
    if (Files.isRegularFile(own)) {
      read(own, all, spec);
    }
    all.replaceAll(
        s -> new Silence(s.cause(), words.apply(s.subject()), s.until(), words.apply(s.reason())));
    return new Silences(all, LocalDate.now(ZoneOffset.UTC));
  }

  private static void read(Path file, List<Silence> into, CommandSpec spec) throws IOException {
    List<Fault> faults = new ArrayList<>();
    into.addAll(Silence.read(file, faults));
    faults.forEach(
        fault ->
            spec.commandLine().getErr().println("culprit: " + Sanitizer.line(fault.toString())));
  }

  private LocalDate day(CommandSpec spec) {
    if (causes.isEmpty() && !(until.isEmpty() && reason.isEmpty())) {
      throw wrong(spec, "--until and --reason go with --silence");
    }
    try {
      return until.isEmpty() ? null : LocalDate.parse(until);
    } catch (DateTimeParseException e) {
      throw wrong(spec, "--until: '" + until + "' is no day such as 2026-12-24");
    }
  }

  private static ParameterException wrong(CommandSpec spec, String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
