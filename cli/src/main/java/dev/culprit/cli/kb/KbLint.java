package dev.culprit.cli.kb;

import dev.culprit.cli.Base;
import dev.culprit.cli.Cases;
import dev.culprit.diagnose.Readings;
import dev.culprit.knowledge.Fault;
import dev.culprit.knowledge.KnowledgeReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code culprit kb lint}: exit code 0 clean, 1 faults. */
@Command(
    name = "lint",
    mixinStandardHelpOptions = true,
    description = "Joins pages, signatures, rules and cases and names every loose end.")
public final class KbLint implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Option(names = "--knowledge", paramLabel = "DIR", description = "a further folder of pages")
  private List<Path> knowledge = new ArrayList<>();

  @Override
  public Integer call() throws Exception {
    KnowledgeReader reader = Base.read(knowledge);
    List<Fault> faults = new ArrayList<>(reader.faults());
    Trials trials = Cases.use(KbLint::found);
    faults.addAll(trials.faults());
    Lint lint = new Lint(reader.knowledge(), RuleTexts.builtIn(), Readings.all(), trials.cases());
    faults.addAll(lint.check());
    Coverage coverage = new Coverage(reader.knowledge(), trials.cases());
    faults.addAll(coverage.missing(page -> Lint.CLAIMS.contains(page.status())));
    PrintWriter out = spec.commandLine().getOut();
    faults.forEach(out::println);
    coverage
        .missing(page -> !Lint.CLAIMS.contains(page.status()))
        .forEach(missing -> out.println("warning: " + missing));
    out.println(faults.isEmpty() ? "clean" : faults.size() + " faults");
    out.flush();
    return faults.isEmpty() ? 0 : 1;
  }

  private static Trials found(Path root) throws IOException {
    Trials trials = new Trials();
    trials.below(root);
    return trials;
  }
}
