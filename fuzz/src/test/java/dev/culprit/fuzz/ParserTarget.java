package dev.culprit.fuzz;

import dev.culprit.parse.Parser;
import dev.culprit.source.Content;
import dev.culprit.source.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Fuzzes the parsers of one family: those that would be asked to read the input, or all of them
 * where none knows it, as when a file's name claims what is not in it.
 */
public final class ParserTarget {

  private static List<Parser> parsers = List.of();

  private ParserTarget() {}

  /** Called once; the argument is the family. */
  public static void fuzzerInitialize(String[] args) {
    parsers = Family.valueOf(args[0]).parsers();
  }

  /** Called for each input. */
  public static void fuzzerTestOneInput(byte[] input) {
    Reading reading = Named.reading(input, "");
    List<String> head = Named.head(reading);
    List<Parser> chosen =
        parsers.stream().filter(p -> p.claims(reading) || p.recognise(head) > 0).toList();
    for (Parser parser : chosen.isEmpty() ? parsers : chosen) {
      read(parser, reading);
      if (Promises.isLengthened(input)) {
        Promises.linear(bytes(reading), text -> Recorded.of(parser, with(reading, text)));
      }
    }
  }

  private static void read(Parser parser, Reading reading) {
    Recorded once = Recorded.of(parser, reading);
    Recorded again = Recorded.of(parser, reading);
    Promises.hold(
        once.observations().equals(again.observations()) && once.told().equals(again.told()),
        parser.id() + " reads the same text in two ways");
    Promises.clean(once.observations());
    Promises.clean(once.told());
    Promises.hold(once.rows() <= once.lines(), parser.id() + " counts a row twice");
  }

  private static byte[] bytes(Reading reading) {
    try (InputStream in = reading.content().open()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Reading with(Reading reading, byte[] text) {
    return new Reading(reading.path(), reading.command(), reading.file(), 0, Content.of(text));
  }
}
