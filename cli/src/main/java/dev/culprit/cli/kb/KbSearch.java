package dev.culprit.cli.kb;

import dev.culprit.cli.PackOptions;
import dev.culprit.knowledge.Knowledge;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code culprit kb search WORD...}: pages in which all words stand; exit code 1 without any. */
@Command(
    name = "search",
    mixinStandardHelpOptions = true,
    description = "Lists the pages in which all these words stand.")
public final class KbSearch implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Parameters(paramLabel = "WORD", arity = "1..*", description = "words, in any case")
  private List<String> words = new ArrayList<>();

  @Mixin private PackOptions packs = new PackOptions();

  private record Entry(String kind, String id, String title, String text) {

    Entry(String kind, String id, String title, String... rest) {
      this(
          kind,
          id,
          title,
          (id + " " + title + " " + String.join(" ", rest)).toLowerCase(Locale.ROOT));
    }
  }

  @Override
  public Integer call() throws Exception {
    List<String> sought = words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
    List<Entry> found =
        entries(packs.load(spec).knowledge())
            .filter(entry -> sought.stream().allMatch(entry.text()::contains))
            .toList();
    PrintWriter out = spec.commandLine().getOut();
    found.forEach(
        e -> out.println(String.format(Locale.ROOT, "%-10s %-32s %s", e.kind, e.id, e.title)));
    out.flush();
    return found.isEmpty() ? 1 : 0;
  }

  private static Stream<Entry> entries(Knowledge knowledge) {
    return Stream.of(
            knowledge.causes().values().stream()
                .map(p -> new Entry("cause", p.id(), p.title(), p.meaning(), p.falsePositives())),
            knowledge.findings().values().stream()
                .map(p -> new Entry("finding", p.id(), p.title(), p.meaning())),
            knowledge.tests().values().stream()
                .map(p -> new Entry("test", p.id(), p.title(), p.command(), p.question())),
            knowledge.signatures().stream()
                .map(s -> new Entry("signature", s.id(), s.finding(), s.pattern().text())),
            knowledge.software().stream().map(s -> new Entry("software", s.id(), s.title())))
        .flatMap(entries -> entries);
  }
}
