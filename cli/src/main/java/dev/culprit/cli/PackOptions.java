package dev.culprit.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Further packs of the user's own. */
final class PackOptions {

  @Option(
      names = "--rules",
      paramLabel = "DIR",
      description = "a further folder of rule packs; their code runs")
  private List<Path> rules = new ArrayList<>();

  @Option(names = "--knowledge", paramLabel = "DIR", description = "a further folder of pages")
  private List<Path> knowledge = new ArrayList<>();

  Base load(PrintWriter err) throws IOException {
    return Base.load(knowledge, rules, err);
  }
}
