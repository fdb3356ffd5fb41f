package dev.culprit.cli.kb;

import dev.culprit.cli.Base;
import dev.culprit.cli.Cases;
import dev.culprit.cli.Culprit;
import dev.culprit.cli.Packs;
import dev.culprit.cli.kb.SourceCoverage.Covered;
import dev.culprit.cli.render.Printing;
import dev.culprit.cli.report.Site;
import dev.culprit.recall.SeenCases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code culprit kb doc}: writes the pages that are made from the knowledge base. */
@Command(
    name = "doc",
    mixinStandardHelpOptions = true,
    description =
        "Writes tables of causes, findings, tests, commands, and the figures of the cases.")
public final class KbDoc implements Callable<Integer> {

  private static final String ACCURACY = "accuracy.md";
  private static final String COVERAGE = "coverage.md";

  /** Where the pages stand in the source tree. */
  public static final String SOURCES = "knowledge-base/src/main/resources/dev/culprit/knowledge";

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Option(names = "--output", paramLabel = "DIR", description = "where to write (default: docs)")
  private Path output = Path.of("docs");

  @Option(
      names = "--grade",
      paramLabel = "DIR",
      description = "a folder of captures to grade as well; its figures are dated and not checked")
  private List<Path> graded = new ArrayList<>();

  @Option(
      names = "--coverage",
      paramLabel = "DIR",
      description =
          "a folder of captures of which to tell what was understood; dated and not checked")
  private List<Path> covered = new ArrayList<>();

  @Option(
      names = "--choice",
      paramLabel = "DIR",
      description =
          "a folder of captures on which to measure how tests are chosen; dated and not checked")
  private List<Path> chosen = new ArrayList<>();

  @Option(
      names = "--site",
      paramLabel = "DIR",
      description = "write instead every page as HTML there, with a search that needs no server")
  private Path site;

  @Override
  public Integer call() throws IOException {
    if (site != null) {
      Base base = Base.load(Packs.NONE, spec.commandLine().getErr());
      int written = new Site(base.knowledge()).write(site);
      spec.commandLine()
          .getOut()
          .println(written + " pages written to " + site.resolve("index.html"));
      spec.commandLine().getOut().flush();
      return 0;
    }
    Files.createDirectories(output);
    NavigableMap<String, String> pages = pages(new CommandLine(new Culprit()));
    Path accuracy = output.resolve(ACCURACY);
    pages.merge(ACCURACY, graded.isEmpty() ? unchecked(accuracy) : grade(), String::concat);
    Path choosing = output.resolve(Docs.CHOOSING);
    pages.merge(Docs.CHOOSING, chosen.isEmpty() ? unchecked(choosing) : choice(), String::concat);
    if (!covered.isEmpty()) {
      pages.put(COVERAGE, coverage());
    }
    Files.writeString(seen(), pages.remove(SeenCases.FILE));
    for (var page : pages.entrySet()) {
      Files.writeString(output.resolve(page.getKey()), page.getValue());
    }
    spec.commandLine().getOut().println(pages.size() + " pages written to " + output);
    spec.commandLine().getOut().flush();
    return 0;
  }

  /** Every page that can be checked, by the name of its file. */
  public static NavigableMap<String, String> pages(CommandLine root) throws IOException {
    Base base = Base.load(Packs.NONE, root.getErr());
    Runs<Grade> grading = new Runs<>(base.diagnoser(), Grade::of);
    Cases.use(
        folder -> {
          grading.add(new Trials().below(folder));
          return folder;
        });
    NavigableMap<String, String> pages = new Docs(base.knowledge()).pages(root);
    pages.put(ACCURACY, Docs.accuracy(grading.results()));
    pages.put(SeenCases.FILE, seen(grading.results()));
    return pages;
  }

  /**
   * What showed in each case: a file of the knowledge base, which similar incidents are sought in.
   */
  private static String seen(List<Grade> grades) {
    return grades.stream()
        .map(g -> SeenCases.of(g.trial().name(), g.trial().truth().causes(), g.shown()))
        .map(SeenCases::row)
        .sorted()
        .collect(Collectors.joining("\n", "", "\n"));
  }

  /** In a source tree it stands beside the pages, else beside the documentation. */
  private Path seen() {
    Path sources = Path.of(SOURCES);
    return (Files.isDirectory(sources) && output.equals(Path.of("docs")) ? sources : output)
        .resolve(SeenCases.FILE);
  }

  /** What stands in a file below the figures that are checked. */
  public static String unchecked(Path file) throws IOException {
    String text = Files.exists(file) ? Files.readString(file) : "";
    int from = text.indexOf("\n" + Docs.UNCHECKED);
    return from < 0 ? "" : text.substring(from);
  }

  private String grade() throws IOException {
    Base base = Base.load(Packs.NONE, spec.commandLine().getErr());
    StringBuilder text = new StringBuilder("\n" + Docs.UNCHECKED + "\n");
    for (Path folder : graded) {
      Runs<Grade> grading = new Runs<>(base.diagnoser(), Grade::of);
      grading.add(new Trials().below(folder));
      text.append(dated(folder, "graded"));
      text.append("```text\n").append(Docs.figures(grading.results())).append("```\n");
    }
    return text.toString();
  }

  private String choice() throws IOException {
    Base base = Base.load(Packs.NONE, spec.commandLine().getErr());
    StringBuilder text = new StringBuilder("\n" + Docs.UNCHECKED + "\n");
    for (Path folder : chosen) {
      ChoiceReport report = ChoiceReport.of(base, new Trials().below(folder));
      text.append(dated(folder, "replayed"));
      text.append("```text\n").append(Printing.text(report::print)).append("```\n");
    }
    return text.toString();
  }

  private static String dated(Path folder, String done) {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    return "\n### " + folder.getFileName() + ", " + done + " on " + today + "\n\n";
  }

  private String coverage() throws IOException {
    Base base = Base.load(Packs.NONE, spec.commandLine().getErr());
    StringBuilder text = new StringBuilder(Docs.COVERED);
    for (Path folder : covered) {
      Runs<Covered> runs =
          new Runs<>(base.diagnoser(), (trial, found) -> new Covered(trial, found.coverage()));
      runs.add(SourceCoverage.widest(new Trials().below(folder)));
      text.append(dated(folder, "read")).append(new SourceCoverage(runs.results()).page());
    }
    return text.toString();
  }
}
