package dev.culprit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.culprit.cli.kb.KbDoc;
import dev.culprit.recall.SeenCases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The pages below {@code docs} that a command makes say what it would say now. */
class StaleDocsTest {

  private static final Path DOCS = Path.of("../docs");

  @Test
  void theDocumentationIsUpToDate() throws IOException {
    List<String> stale = new ArrayList<>();
    for (var page : KbDoc.pages(new CommandLine(new Culprit())).entrySet()) {
      Path folder = page.getKey().equals(SeenCases.FILE) ? Path.of("..", KbDoc.SOURCES) : DOCS;
      Path file = folder.resolve(page.getKey());
      String text = Files.exists(file) ? Files.readString(file) : "";
      String unchecked = KbDoc.unchecked(file);
      if (!text.equals(page.getValue() + unchecked)) {
        stale.add(page.getKey());
      }
    }
    assertEquals(
        List.of(), stale, "out of date; run 'cli/target/culprit/bin/culprit kb doc' at the top");
  }

  /** All but the first line, which names the program's version and the folder. */
  @Test
  void theReadmeShowsWhatIsPrinted(@TempDir Path folder) throws IOException {
    Incidents.unpack(Incidents.LEAK, folder);
    Invocation run = Invocation.of("diagnose", "--no-packs", folder.toString());
    String printed = run.out().substring(run.out().indexOf("CAUSE FOUND")).stripTrailing();
    String readme = Files.readString(Path.of("../README.md"));
    assertTrue(readme.contains(printed.indent(4).replaceAll("(?m)^ +$", "")), printed);
  }
}
