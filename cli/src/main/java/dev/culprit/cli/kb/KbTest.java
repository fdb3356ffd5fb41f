package dev.culprit.cli.kb;

import dev.culprit.cli.Base;
import dev.culprit.cli.Cases;
import dev.culprit.diagnose.Diagnoser;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code culprit kb test}: runs the cases, or grades folders; exit code 0 all right, 1 faults. */
@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    description = "Runs the built-in cases, or grades folders with case.yaml or truth.json files.")
public final class KbTest implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Parameters(
      paramLabel = "DIR",
      arity = "0..*",
      description = "folders to grade instead of the built-in cases")
  private List<Path> folders = new ArrayList<>();

  @Option(names = "--all", description = "a line for each trial, not only for the wrong ones")
  private boolean all;

  @Override
  public Integer call() throws Exception {
    Diagnoser diagnoser = Base.load(List.of(), List.of(), spec.commandLine().getErr()).diagnoser();
    Trials trials = new Trials();
    Runs<Grade> grading = new Runs<>(diagnoser, Grade::of);
    if (folders.isEmpty()) {
      Cases.use(
          root -> {
            grading.add(trials.below(root));
            return root;
          });
    }
    for (Path folder : folders) {
      grading.add(trials.below(folder));
    }
    Report report = new Report(grading.results());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8)) {
      report.trials(out, all);
      trials.faults().forEach(out::println);
      grading.faults().forEach(out::println);
      report.figures(out);
    }
    spec.commandLine().getOut().print(bytes.toString(StandardCharsets.UTF_8));
    spec.commandLine().getOut().flush();
    boolean whole = trials.faults().isEmpty() && grading.faults().isEmpty();
    return report.clean() && whole ? 0 : 1;
  }
}
