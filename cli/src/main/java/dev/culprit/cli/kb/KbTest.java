package dev.culprit.cli.kb;

import dev.culprit.cli.Base;
import dev.culprit.cli.Cases;
import dev.culprit.cli.PackOptions;
import dev.culprit.cli.Packs;
import dev.culprit.cli.render.Printing;
import dev.culprit.knowledge.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code culprit kb test}: runs the cases, or grades folders; exit code 0 all right, 1 faults. */
@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    description = {
      "Runs the built-in cases, or grades folders with case.yaml or truth.json files.",
      "With --knowledge and --rules by a pack, and its cases as well."
    })
public final class KbTest implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Parameters(
      paramLabel = "DIR",
      arity = "0..*",
      description = "folders to grade instead of the built-in cases")
  private List<Path> folders = new ArrayList<>();

  @Option(names = "--all", description = "a line for each trial, not only for the wrong ones")
  private boolean all;

  @Option(
      names = "--perturb",
      description =
          "changes what was read instead: names, days and order must not matter, old lines accuse"
              + " nobody, and without its proof no cause stays accused")
  private boolean perturb;

  @Option(
      names = "--needed",
      description = "names instead the findings, signatures and tests that no trial needs")
  private boolean needed;

  @Option(
      names = "--choice",
      description =
          "counts instead how many tests it takes until the truth leads with 0.9: as chosen, by a"
              + " fixed checklist, and in random order")
  private boolean choice;

  @Option(
      names = "--changed",
      description =
          "runs only the cases that a change since the last commit (git) or the pack can touch")
  private boolean changed;

  @Mixin private PackOptions options = new PackOptions();

  private Packs packs = Packs.NONE;

  @Override
  public Integer call() throws Exception {
    packs = options.given(spec);
    Base base = Base.load(packs, spec.commandLine().getErr());
    if (choice) {
      return choose(base);
    }
    if (!perturb && !needed) {
      return grade(base);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    boolean clean;
    try (PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8)) {
      clean = Cases.use(root -> study(base, new Trials().below(root), out));
    }
    spec.commandLine().getOut().print(bytes.toString(StandardCharsets.UTF_8));
    spec.commandLine().getOut().flush();
    return clean ? 0 : 1;
  }

  /** What comes of changed trials; whether all of it is as it must be. */
  private boolean study(Base base, List<Trial> own, PrintStream out) throws IOException {
    List<Trial> given = new ArrayList<>(folders.isEmpty() ? own : List.of());
    for (Path folder : folders) {
      given.addAll(new Trials().below(folder));
    }
    if (needed) {
      new Needed(base.diagnoser(), base.knowledge(), given).tell(out);
    }
    PerturbReport report = new PerturbReport(base.diagnoser(), base.knowledge(), out);
    if (perturb) {
      report.run(given, own.stream().filter(t -> t.truth().isHealthy()).toList());
    }
    return report.faults() == 0;
  }

  private int choose(Base base) throws IOException {
    List<Trial> given = new ArrayList<>();
    for (Path folder : folders) {
      given.addAll(new Trials().below(folder));
    }
    ChoiceReport report =
        folders.isEmpty()
            ? Cases.use(root -> ChoiceReport.of(base, new Trials().below(root)))
            : ChoiceReport.of(base, given);
    spec.commandLine().getOut().print(Printing.text(report::print));
    spec.commandLine().getOut().flush();
    return 0;
  }

  private int grade(Base base) throws IOException {
    return folders.isEmpty()
        ? AllCases.use(packs, Base.read(packs).withheld(), cases -> gradeOwn(base, cases))
        : gradeFolders(base);
  }

  private int gradeOwn(Base base, AllCases cases) throws IOException {
    List<Trial> chosen = cases.trials();
    if (changed) {
      chosen = new Touched(packs, base.knowledge()).of(chosen);
      spec.commandLine()
          .getErr()
          .println(chosen.size() + " of " + cases.trials().size() + " cases");
    }
    Runs<Grade> grading = new Runs<>(base.diagnoser(), Grade::of);
    grading.add(chosen);
    List<Fault> unseen =
        changed ? List.of() : new Coverage(base.knowledge(), cases.own()).unseen(grading.results());
    return tell(base, grading, cases.faults(), unseen);
  }

  private int gradeFolders(Base base) throws IOException {
    Trials trials = new Trials();
    Runs<Grade> grading = new Runs<>(base.diagnoser(), Grade::of);
    for (Path folder : folders) {
      grading.add(trials.below(folder));
    }
    return tell(base, grading, trials.faults(), List.of());
  }

  private int tell(Base base, Runs<Grade> grading, List<Fault> faults, List<Fault> unseen) {
    Report report = new Report(grading.results());
    String text =
        Printing.text(
            out -> {
              report.trials(out, all);
              faults.forEach(out::println);
              grading.faults().forEach(out::println);
              unseen.forEach(fault -> out.println("warning: " + fault));
              report.figures(out);
            });
    spec.commandLine().getOut().print(text);
    spec.commandLine().getOut().flush();
    boolean whole = faults.isEmpty() && grading.faults().isEmpty() && base.faults().isEmpty();
    return report.clean() && whole ? 0 : 1;
  }
}
