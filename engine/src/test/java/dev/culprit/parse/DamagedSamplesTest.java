package dev.culprit.parse;

import dev.culprit.source.Content;
import dev.culprit.source.Lines;
import dev.culprit.source.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/**
 * The real inputs of {@code ParserSamplesTest}, damaged, read by their own parser and by all
 * others. The seed is fixed, so that every run does the same; another seed is another set of blows.
 */
class DamagedSamplesTest {

  private static final Path SAMPLES = Path.of("src/test/resources/parse");

  /** Long enough for all kinds of rows of a tool, short enough for thousands of rounds. */
  private static final int LINES = 120;

  private record Sample(String name, String parser, String text) {}

  private static final List<Sample> ALL = load();

  @Property(tries = 60, seed = "20261125", shrinking = ShrinkingMode.OFF)
  void noParserThrowsOnItsOwnInputDamaged(@ForAll long seed) {
    ALL.parallelStream()
        .forEach(
            sample -> {
              Damage damage = new Damage(seed ^ sample.name().hashCode());
              read(parser(sample.parser()), damage.of(sample.text()), sample, seed);
            });
  }

  @Property(tries = 300, seed = "20261125", shrinking = ShrinkingMode.OFF)
  void noParserThrowsOnTheDamagedInputOfAnother(@ForAll long seed) {
    Sample sample = ALL.get((int) Math.floorMod(seed, (long) ALL.size()));
    String text = new Damage(seed).of(sample.text());
    Parsers.all().parallelStream().forEach(parser -> read(parser, text, sample, seed));
  }

  private static void read(Parser parser, String text, Sample sample, long seed) {
    Reading reading = new Reading("any", "any", "", 0, Content.of(text));
    try (Lines lines = Lines.of(text)) {
      parser.parse(lines, new RecordingSink(reading));
      parser.claims(reading);
      parser.recognise(ParserSamplesTest.head(reading));
    } catch (RuntimeException e) {
      throw new AssertionError(
          parser.id() + " on " + sample.name() + ", seed " + seed + ", damaged to:\n" + text, e);
    }
  }

  private static Parser parser(String id) {
    return Parsers.all().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
  }

  private static List<Sample> load() {
    try (Stream<Path> files = Files.walk(SAMPLES)) {
      return files
          .filter(file -> file.endsWith("input.txt"))
          .sorted()
          .map(DamagedSamplesTest::load)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Sample load(Path file) {
    Path folder = SAMPLES.relativize(file.getParent());
    try {
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      String head = text.lines().limit(LINES).collect(Collectors.joining("\n"));
      return new Sample(folder.toString(), folder.getName(0).toString(), head);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
