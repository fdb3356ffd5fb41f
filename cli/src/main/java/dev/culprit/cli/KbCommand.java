package dev.culprit.cli;

import dev.culprit.cli.kb.KbDiff;
import dev.culprit.cli.kb.KbDoc;
import dev.culprit.cli.kb.KbLearn;
import dev.culprit.cli.kb.KbLint;
import dev.culprit.cli.kb.KbNew;
import dev.culprit.cli.kb.KbSearch;
import dev.culprit.cli.kb.KbTest;
import dev.culprit.cli.render.Page;
import dev.culprit.knowledge.Knowledge;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code culprit kb}: checks, tests, lists and shows the knowledge base. */
@Command(
    name = "kb",
    mixinStandardHelpOptions = true,
    description = "Checks, tests, lists, searches and shows the knowledge base.",
    subcommands = {
      KbLint.class,
      KbTest.class,
      KbDoc.class,
      KbSearch.class,
      KbNew.class,
      KbDiff.class,
      KbLearn.class,
      KbCommand.ListPages.class,
      KbCommand.Show.class
    })
final class KbCommand implements Runnable {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "");
  }

  /** {@code kb list}: an id and a title a line. */
  @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists pages by kind.")
  static final class ListPages implements Callable<Integer> {

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @Option(
        names = "--kind",
        paramLabel = "KIND",
        description = "cause, finding, test, signature or software")
    private String kind = "";

    @Mixin private PackOptions packs = new PackOptions();

    @Override
    public Integer call() throws IOException {
      Map<String, Map<String, String>> kinds = kinds(packs.load(spec).knowledge());
      if (!kind.isEmpty() && !kinds.containsKey(kind)) {
        throw new ParameterException(spec.commandLine(), "--kind is one of " + kinds.keySet());
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (PrintStream out = Output.printer(bytes)) {
        kinds.forEach(
            (name, pages) -> {
              if (kind.isEmpty() || kind.equals(name)) {
                pages.forEach(
                    (id, title) ->
                        out.println(String.format(Locale.ROOT, "%-10s %-32s %s", name, id, title)));
              }
            });
      }
      Output.write(bytes.toByteArray(), null);
      return ExitCode.CLEAN;
    }

    private static Map<String, Map<String, String>> kinds(Knowledge knowledge) {
      Map<String, Map<String, String>> kinds = new TreeMap<>();
      for (String name : List.of("cause", "finding", "test", "signature", "software")) {
        kinds.put(name, new TreeMap<>());
      }
      knowledge.causes().forEach((id, page) -> kinds.get("cause").put(id, page.title()));
      knowledge.findings().forEach((id, page) -> kinds.get("finding").put(id, page.title()));
      knowledge.tests().forEach((id, page) -> kinds.get("test").put(id, page.title()));
      knowledge.signatures().forEach(s -> kinds.get("signature").put(s.id(), s.finding()));
      knowledge.software().forEach(s -> kinds.get("software").put(s.id(), s.title()));
      return kinds;
    }
  }

  /** {@code kb show ID}: the same as {@code explain}. */
  @Command(name = "show", mixinStandardHelpOptions = true, description = "Shows one page.")
  static final class Show implements Callable<Integer> {

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @Parameters(paramLabel = "ID", description = "its id")
    private String id;

    @Mixin private PackOptions packs = new PackOptions();

    @Override
    public Integer call() throws IOException {
      Knowledge knowledge = packs.load(spec).knowledge();
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (PrintStream out = Output.printer(bytes)) {
        if (!new Page(knowledge, out).print(id)) {
          throw new ParameterException(spec.commandLine(), Explaining.unknown(id, knowledge));
        }
      }
      Output.write(bytes.toByteArray(), null);
      return ExitCode.CLEAN;
    }
  }
}
