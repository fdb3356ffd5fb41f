package dev.culprit.cli.kb;

import dev.culprit.cli.Base;
import dev.culprit.cli.PackOptions;
import dev.culprit.cli.Packs;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code culprit kb lint}: exit code 0 clean, 1 faults. */
@Command(
    name = "lint",
    mixinStandardHelpOptions = true,
    description = {
      "Joins pages, signatures, rules and cases and names every loose end.",
      "With --knowledge and --rules also those of a pack, with its cases."
    })
public final class KbLint implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Mixin private PackOptions options = new PackOptions();

  @Override
  public Integer call() throws Exception {
    Packs packs = options.given(spec);
    Linting linting = Linting.of(packs, Base.rules(packs));
    PrintWriter out = spec.commandLine().getOut();
    linting.faults().forEach(out::println);
    linting.warnings().forEach(missing -> out.println("warning: " + missing));
    int faults = linting.faults().size();
    out.println(faults == 0 ? "clean" : faults + (faults == 1 ? " fault" : " faults"));
    out.flush();
    return faults == 0 ? 0 : 1;
  }
}
