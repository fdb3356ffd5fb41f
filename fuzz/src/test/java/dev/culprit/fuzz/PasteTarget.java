package dev.culprit.fuzz;

import dev.culprit.parse.Mixed;
import dev.culprit.parse.Parser;
import dev.culprit.parse.Parsers;
import dev.culprit.source.Bundle;
import dev.culprit.source.Bundles;
import dev.culprit.source.Lines;
import dev.culprit.source.NoInputException;
import dev.culprit.source.Reading;
import dev.culprit.source.Skipped;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Fuzzes the cutting of pasted texts at prompts and headings, and of outputs that follow on. */
public final class PasteTarget {

  private PasteTarget() {}

  /** Called for each input. */
  public static void fuzzerTestOneInput(byte[] input) {
    List<Object> once = read(input);
    Promises.hold(once.equals(read(input)), "the same text is cut in two ways");
    Promises.clean(once);
    if (Promises.isLengthened(input)) {
      Promises.linear(input, PasteTarget::read);
    }
  }

  /** The readings without their bytes, with what was read out of them. */
  private static List<Object> read(byte[] input) {
    List<Object> told = new ArrayList<>();
    List<Skipped> skipped = new ArrayList<>();
    try (Bundle bundle = Bundles.open(List.of(Path.of("-")), new ByteArrayInputStream(input))) {
      bundle.readings(reading -> parse(reading, told), skipped::add);
    } catch (NoInputException e) {
      throw new AssertionError(e);
    }
    told.addAll(skipped);
    return told;
  }

  private static void parse(Reading reading, List<Object> told) {
    told.add(List.of(reading.path(), reading.command(), reading.file(), reading.lineOffset()));
    List<String> head = Named.head(reading);
    Parser parser = head.isEmpty() ? null : Parsers.pick(reading, head);
    if (parser != null) {
      told.add(parser.id());
      Recorded recorded = Recorded.of(new Whole(parser), reading);
      told.addAll(recorded.observations());
      told.addAll(recorded.told());
    }
  }

  /** A parser whose leftovers go to the others, as the program lets it read. */
  private record Whole(Parser parser) implements Parser {

    @Override
    public String id() {
      return parser.id();
    }

    @Override
    public boolean claims(Reading reading) {
      return parser.claims(reading);
    }

    @Override
    public int recognise(List<String> head) {
      return parser.recognise(head);
    }

    @Override
    public void parse(Lines lines, dev.culprit.parse.Sink out) {
      Mixed.parse(parser, lines, out);
    }
  }
}
