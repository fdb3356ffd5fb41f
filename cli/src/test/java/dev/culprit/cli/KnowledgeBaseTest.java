package dev.culprit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The knowledge base as it is built in: no loose end, and every case comes out right. */
class KnowledgeBaseTest {

  private static final Path SAMPLES = Path.of("../engine/src/test/resources/parse");
  private static final Pattern MEASURE = Pattern.compile("Measure: \\{name: ([^.,}]+)");

  @Test
  void lintFindsNothing() {
    passes("kb", "lint");
  }

  /** A warning is a cause whose symptom shows in no case where a look-alike leads. */
  @Test
  void everyCaseComesOutRightAndTemptsWithEachCause() {
    String out = passes("kb", "test");
    assertEquals(List.of(), out.lines().filter(line -> line.startsWith("warning: ")).toList());
  }

  private static String passes(String... command) {
    Invocation run = Invocation.of(command);
    if (run.code() != 0) {
      fail("culprit " + String.join(" ", command) + " says:\n" + run.out() + run.err());
    }
    return run.out();
  }

  /** Lint cannot know which measures parsers give; their samples do. */
  @Test
  void pagesNeedOnlyMeasuresThatSomeParserGives() throws IOException {
    Set<String> given = new TreeSet<>();
    try (Stream<Path> files = Files.walk(SAMPLES)) {
      for (Path file : files.filter(f -> f.endsWith("expected.yaml")).toList()) {
        MEASURE
            .matcher(Files.readString(file))
            .results()
            .forEach(match -> given.add("measure." + match.group(1)));
      }
    }
    Set<String> needed =
        Base.read(Packs.NONE).knowledge().findings().values().stream()
            .flatMap(page -> page.needs().stream())
            .flatMap(Set::stream)
            .map(need -> need.replace("@2", ""))
            .filter(need -> need.startsWith("measure."))
            .collect(Collectors.toCollection(TreeSet::new));
    needed.removeAll(given);
    assertEquals(Set.of(), needed);
  }
}
