package dev.culprit.cli;

import dev.culprit.source.UserFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Packs of the user's own, which lie over the built-in knowledge. */
public final class PackOptions {

  @Option(
      names = "--rules",
      paramLabel = "DIR",
      description = "a further folder of rule packs; their code runs")
  private List<Path> rules = new ArrayList<>();

  @Option(names = "--knowledge", paramLabel = "DIR", description = "a further folder of pages")
  private List<Path> knowledge = new ArrayList<>();

  @Option(
      names = "--without",
      paramLabel = "ID",
      description = "a page to leave out, as if nobody had written it")
  private Set<String> without = new LinkedHashSet<>();

  @Option(
      names = "--no-packs",
      description = "leave out the packs in ~/.config/culprit/packs (docs/packs.md)")
  private boolean alone;

  /** For commands that show pages. */
  public Base load(CommandSpec spec) throws IOException {
    return Base.load(all(spec), spec.commandLine().getErr());
  }

  /** For commands that judge by them. */
  Base loadToJudge(CommandSpec spec) throws IOException {
    return Base.loadToJudge(all(spec), spec.commandLine().getErr());
  }

  /** What the options name, without the packs of the user's configuration. */
  public Packs given(CommandSpec spec) {
    check(spec, "--knowledge", knowledge);
    check(spec, "--rules", rules);
    return new Packs(knowledge, rules, without);
  }

  /** What the options name, over the packs of the user's configuration. */
  public Packs all(CommandSpec spec) throws IOException {
    Packs given = given(spec);
    return alone ? given : Packs.ofUser(UserFolders.here()).and(given);
  }

  private static void check(CommandSpec spec, String option, List<Path> folders) {
    for (Path folder : folders) {
      if (!Files.isDirectory(folder)) {
        throw new ParameterException(spec.commandLine(), option + ": there is no folder " + folder);
      }
    }
  }
}
