package dev.culprit.cli;

import java.io.IOException;
import java.io.PrintWriter;
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

  /** For commands that show pages. */
  Base load(CommandSpec spec) throws IOException {
    return load(Base::load, spec);
  }

  /** For commands that judge by them. */
  Base loadToJudge(CommandSpec spec) throws IOException {
    return load(Base::loadToJudge, spec);
  }

  /** How to load pages and rules. */
  @FunctionalInterface
  private interface Loading {
    Base of(List<Path> knowledge, List<Path> rules, PrintWriter err) throws IOException;
  }

  private Base load(Loading loading, CommandSpec spec) throws IOException {
    try {
      return loading.of(knowledge, rules, spec.commandLine().getErr());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
