package dev.culprit.cli;

import dev.culprit.cli.render.Page;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code culprit explain ID}: the page of a cause, finding, test or signature. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = "Shows the page of a cause, finding, test or signature.")
final class ExplainCommand implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Parameters(paramLabel = "ID", description = "its id, such as socket-leak-unbound")
  private String id;

  @Mixin private PackOptions packs = new PackOptions();

  @Override
  public Integer call() throws IOException {
    Base base = packs.load(spec);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream out = Output.printer(bytes)) {
      if (!new Page(base.knowledge(), out).print(id)) {
        throw new ParameterException(spec.commandLine(), Explaining.unknown(id, base.knowledge()));
      }
    }
    Output.write(bytes.toByteArray(), null);
    return ExitCode.CLEAN;
  }
}
