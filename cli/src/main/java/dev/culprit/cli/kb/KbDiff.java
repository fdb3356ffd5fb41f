package dev.culprit.cli.kb;

import dev.culprit.cli.Base;
import dev.culprit.cli.PackOptions;
import dev.culprit.cli.Packs;
import dev.culprit.cli.render.Printing;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code culprit kb diff}: exit code 0 when no case became wrong, 1 when one did. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description = {
      "Says what a pack does to all cases: whose first cause, probability or accused change.",
      "Compares what --knowledge, --rules and --without name with --against, or with nothing."
    },
    footer = {"", "Exit codes: 0 no case became wrong, 1 one did, 2 wrong use."})
public final class KbDiff implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Mixin private PackOptions options = new PackOptions();

  @Option(
      names = "--against",
      paramLabel = "DIR",
      description = "the pack as it was (default: the built-in knowledge alone)")
  private List<Path> against = new ArrayList<>();

  @Override
  public Integer call() throws IOException {
    Packs after = options.given(spec);
    if (after.equals(Packs.NONE)) {
      throw new ParameterException(
          spec.commandLine(), "name what is to be compared: --knowledge, --rules or --without");
    }
    Packs before = before();
    Base old = Base.load(before, new PrintWriter(Writer.nullWriter()));
    Base fresh = Base.load(after, spec.commandLine().getErr());
    CaseDiff diff =
        AllCases.use(
            before.and(after),
            after.without(),
            cases -> new CaseDiff(old.diagnoser(), fresh.diagnoser(), cases.trials()));
    spec.commandLine().getOut().print(Printing.text(diff::print));
    spec.commandLine().getOut().flush();
    return diff.clean() && fresh.faults().isEmpty() ? 0 : 1;
  }

  private Packs before() {
    Packs before = Packs.NONE;
    for (Path folder : against) {
      if (!Files.isDirectory(folder)) {
        throw new ParameterException(spec.commandLine(), "--against: there is no folder " + folder);
      }
      before = before.and(Packs.of(folder));
    }
    return before;
  }
}
