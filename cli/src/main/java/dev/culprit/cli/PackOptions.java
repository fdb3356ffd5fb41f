package dev.culprit.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Further packs of the user's own. */
final class PackOptions {

  @Option(
      names = "--rules",
      paramLabel = "DIR",
      description = "a further folder of rule packs; their code runs")
  private List<Path> rules = new ArrayList<>();

  @Option(names = "--knowledge", paramLabel = "DIR", description = "a further folder of pages")
  private List<Path> knowledge = new ArrayList<>();

  Base load(CommandSpec spec) throws IOException {
    try {
      return Base.load(knowledge, rules, spec.commandLine().getErr());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
