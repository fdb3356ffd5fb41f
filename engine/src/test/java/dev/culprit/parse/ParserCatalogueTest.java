package dev.culprit.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each parser has samples that give values, and each sample says where it comes from. */
class ParserCatalogueTest {

  private static final Path SAMPLES = Path.of("src/test/resources/parse");

  /** One sample of an old version or another layout beside the typical one. */
  private static final int FEWEST = 2;

  /**
   * Parsers that only keep others from a text: files without bearing on a cause, bare counts, and
   * events, whose messages are read as a log.
   */
  private static final Set<String> WITHOUT_VALUES = Set.of("count", "event-list", "proc-other");

  /** Layouts are known so that what does not belong in them is seen; they give no values. */
  private static final List<String> LAYOUTS = LayoutParser.ALL.stream().map(Parser::id).toList();

  @Test
  void everyLayoutHasASampleOfWhichEachRowIsUnderstood() {
    List<String> poor = LAYOUTS.stream().filter(id -> !anyMatch(id, "not-understood: 0")).toList();
    assertEquals(List.of(), poor, "layouts without a sample that is understood");
  }

  private static boolean anyMatch(String id, String line) {
    try (Stream<Path> samples = Files.list(SAMPLES.resolve(id))) {
      return samples.anyMatch(sample -> lines(sample.resolve("expected.yaml")).contains(line));
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void everyParserHasSamplesThatGiveValues() throws IOException {
    List<String> poor =
        Parsers.all().stream()
            .map(Parser::id)
            .filter(id -> !WITHOUT_VALUES.contains(id))
            .filter(id -> !LAYOUTS.contains(id))
            .filter(id -> withValues(id) < FEWEST)
            .toList();
    assertEquals(List.of(), poor, "parsers with fewer than two samples that give values");
  }

  @Test
  void everySampleNamesItsOrigin() throws IOException {
    try (Stream<Path> files = Files.walk(SAMPLES)) {
      List<Path> anonymous =
          files
              .filter(file -> file.endsWith("expected.yaml"))
              .filter(file -> lines(file).stream().noneMatch(ParserCatalogueTest::isOrigin))
              .toList();
      assertEquals(List.of(), anonymous, "samples without a line \"# origin: tool, version …\"");
    }
  }

  private static boolean isOrigin(String line) {
    return line.startsWith("# origin: ") && line.length() > "# origin: ".length();
  }

  /** How many samples of a parser are read as something else than "nothing was seen". */
  private static long withValues(String id) {
    try (Stream<Path> samples = Files.list(SAMPLES.resolve(id))) {
      return samples
          .map(sample -> lines(sample.resolve("expected.yaml")))
          .filter(lines -> lines.stream().anyMatch(ParserCatalogueTest::isValue))
          .count();
    } catch (IOException e) {
      return 0;
    }
  }

  private static boolean isValue(String line) {
    return line.startsWith("- ") && !line.startsWith("- NotSeen:");
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      return List.of();
    }
  }
}
