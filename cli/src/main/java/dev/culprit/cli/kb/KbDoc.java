package dev.culprit.cli.kb;

import dev.culprit.cli.Base;
import dev.culprit.cli.Cases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.Callable;
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

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Option(names = "--output", paramLabel = "DIR", description = "where to write (default: docs)")
  private Path output = Path.of("docs");

  @Option(
      names = "--grade",
      paramLabel = "DIR",
      description = "a folder of captures to grade as well; its figures are dated and not checked")
  private List<Path> graded = new ArrayList<>();

  @Override
  public Integer call() throws IOException {
    Files.createDirectories(output);
    NavigableMap<String, String> pages = pages(spec.root().commandLine());
    Path accuracy = output.resolve(ACCURACY);
    pages.merge(ACCURACY, graded.isEmpty() ? unchecked(accuracy) : grade(), String::concat);
    for (var page : pages.entrySet()) {
      Files.writeString(output.resolve(page.getKey()), page.getValue());
    }
    spec.commandLine().getOut().println(pages.size() + " pages written to " + output);
    spec.commandLine().getOut().flush();
    return 0;
  }

  /** Every page that can be checked, by the name of its file. */
  public static NavigableMap<String, String> pages(CommandLine root) throws IOException {
    Base base = Base.load(List.of(), List.of(), root.getErr());
    Grading grading = new Grading(base.diagnoser());
    Cases.use(
        folder -> {
          grading.add(new Trials().below(folder));
          return folder;
        });
    NavigableMap<String, String> pages = new Docs(base.knowledge()).pages(root);
    pages.put(ACCURACY, Docs.accuracy(grading.grades()));
    return pages;
  }

  /** What stands in a file below the figures that are checked. */
  public static String unchecked(Path accuracy) throws IOException {
    String text = Files.exists(accuracy) ? Files.readString(accuracy) : "";
    int from = text.indexOf("\n" + Docs.UNCHECKED);
    return from < 0 ? "" : text.substring(from);
  }

  private String grade() throws IOException {
    Base base = Base.load(List.of(), List.of(), spec.commandLine().getErr());
    StringBuilder text = new StringBuilder("\n" + Docs.UNCHECKED + "\n");
    for (Path folder : graded) {
      Grading grading = new Grading(base.diagnoser());
      grading.add(new Trials().below(folder));
      text.append("\n### ").append(folder.getFileName());
      text.append(", graded on ").append(LocalDate.now(ZoneOffset.UTC)).append("\n\n");
      text.append("```text\n").append(Docs.figures(grading.grades())).append("```\n");
    }
    return text.toString();
  }
}
