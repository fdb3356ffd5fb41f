package dev.culprit.cli.kb;

import dev.culprit.cli.Cases;
import dev.culprit.cli.Packs;
import dev.culprit.diagnose.Diagnoser;
import dev.culprit.fact.UnknownLines;
import dev.culprit.knowledge.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The built-in cases and those of packs, while their folder is open. */
public final class AllCases {

  /** Below a pack's folder: where its cases stand. */
  static final String FOLDER = "cases";

  private final Trials trials = new Trials();
  private final List<Trial> all = new ArrayList<>();

  private AllCases() {}

  /** Does something with all cases. */
  @FunctionalInterface
  public interface Use<T> {
    /** The cases can be read only during the call. */
    T with(AllCases cases) throws IOException;
  }

  /**
   * Finds the cases, and opens them for somebody.
   *
   * @param withheld causes that were taken away; cases where one of them leads are left out
   * @throws IOException when a folder cannot be read
   */
  public static <T> T use(Packs packs, Set<String> withheld, Use<T> use) throws IOException {
    return Cases.use(
        root -> {
          AllCases cases = new AllCases();
          cases.all.addAll(cases.trials.below(root));
          for (Path pack : packs.knowledge()) {
            Path folder = pack.resolve(FOLDER);
            if (Files.isDirectory(folder)) {
              cases.all.addAll(cases.trials.below(folder));
            }
          }
          cases.all.removeIf(t -> t.truth().causes().stream().anyMatch(withheld::contains));
          return use.with(cases);
        });
  }

  /** All that can be run. */
  List<Trial> trials() {
    return List.copyOf(all);
  }

  /** Their names. */
  public Set<String> names() {
    return all.stream().map(Trial::name).collect(Collectors.toSet());
  }

  /** The forms of lines that look like trouble on hosts where nothing is wrong. */
  public Set<String> healthyLines(Diagnoser diagnoser) throws IOException {
    Runs<List<String>> runs =
        new Runs<>(
            diagnoser,
            (trial, diagnosis) ->
                diagnosis.notUnderstood().stream().map(UnknownLines::cluster).toList());
    runs.add(all.stream().filter(t -> t.truth().isHealthy()).toList());
    return runs.results().stream().flatMap(List::stream).collect(Collectors.toSet());
  }

  /** What other knowledge makes of them. */
  public CaseDiff diff(Diagnoser before, Diagnoser after) throws IOException {
    return new CaseDiff(before, after, all);
  }

  /** All that are cases of ours, with where they stand. */
  List<OwnCase> own() {
    return trials.cases();
  }

  /** What is wrong with them. */
  List<Fault> faults() {
    return trials.faults();
  }
}
