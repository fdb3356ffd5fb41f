package dev.culprit.parse;

import dev.culprit.source.Claimant;
import dev.culprit.source.Reading;
import dev.culprit.source.Recogniser;
import java.util.List;
import java.util.stream.Stream;

/** Every parser there is, and the choice of the one that reads a given text. */
public final class Parsers {

  /** A parser that is at least this sure beats one that only the name of the reading speaks for. */
  private static final int SURE = 60;

  /** How sure one must be of a single line amidst others that nobody knows. */
  private static final int CERTAIN = 90;

  /** A parser that is less sure knows the text only by the reading's name. */
  private static final int ALONE = 2;

  private static final List<Parser> ALL =
      Stream.of(
              ProcessParsers.ALL,
              SocketParsers.ALL,
              SettingsParsers.ALL,
              NetworkParsers.ALL,
              HostParsers.ALL,
              PackageParsers.ALL,
              ResourceParsers.ALL,
              ApplicationParsers.ALL,
              ContainerParsers.ALL,
              LayoutParser.ALL)
          .flatMap(List::stream)
          .toList();

  private static final Parser COUNT =
      ALL.stream().filter(CountParser.class::isInstance).findFirst().orElseThrow();

  private Parsers() {}

  /** All parsers, in the order in which equally sure ones are tried. */
  public static List<Parser> all() {
    return ALL;
  }

  /**
   * The parser for a reading, or null when none knows it.
   *
   * <p>One that claims the reading by its name comes first, unless the text is not its kind and
   * another is sure of it; else the one that is surest of the text. A text that says that there was
   * nothing to see stays with the parser that claims it.
   *
   * @param head the first lines of the text, at most some forty
   */
  public static Parser pick(Reading reading, List<String> head) {
    Parser claimed = claiming(reading, head);
    if (claimed != null && claimed.recognise(head) > 0) {
      return claimed;
    }
    if (CountParser.isOne(reading, head)) {
      return COUNT;
    }
    Parser best = surest(ALL, head, claimed == null ? ALONE : SURE);
    boolean copy = !reading.file().isEmpty() && reading.command().isEmpty();
    if (best == null && claimed == null) {
      if (CountParser.isTally(reading, head)) {
        return COUNT;
      }
      return copy ? null : amidst(head);
    }
    return best == null || (claimed != null && Absence.isWhole(head)) ? claimed : best;
  }

  /**
   * The parser that claims the reading by its name and knows its text, else the first that claims
   * it; null when none does.
   */
  public static Parser claiming(Reading reading, List<String> head) {
    return knowing(() -> ALL.stream().filter(parser -> parser.claims(reading)).iterator(), head);
  }

  /** The first of some parsers that knows the text, else the first; null when there is none. */
  static Parser knowing(Iterable<Parser> parsers, List<String> head) {
    Parser first = null;
    for (Parser parser : parsers) {
      if (parser.recognise(head) > 0) {
        return parser;
      }
      first = first == null ? parser : first;
    }
    return first;
  }

  /** What those that claim a reading by its name make of lines. */
  public static Claimant claimed(Reading reading) {
    List<Parser> parsers = ALL.stream().filter(parser -> parser.claims(reading)).toList();
    return parsers.isEmpty() ? Claimant.NOBODY : new Claimed(reading, parsers);
  }

  /** Whether the reading's name is one that a parser knows. */
  public static boolean isClaimed(Reading reading) {
    for (Parser parser : ALL) {
      if (parser.claims(reading)) {
        return true;
      }
    }
    return false;
  }

  /** The parser whose output begins further down, below lines that nobody knows. */
  private static Parser amidst(List<String> head) {
    for (String line : head) {
      Parser parser = surest(ALL, List.of(line), CERTAIN);
      if (parser != null) {
        return parser;
      }
    }
    return null;
  }

  /** Whose output some lines look like, and how sure that is. */
  public static Recogniser.Kind kind(List<String> head) {
    return kind(ALL, head);
  }

  static Recogniser.Kind kind(List<Parser> parsers, List<String> head) {
    Parser best = surest(parsers, head, ALONE);
    return best == null
        ? Recogniser.Kind.UNKNOWN
        : new Recogniser.Kind(best.id(), best.recognise(head));
  }

  private static Parser surest(List<Parser> parsers, List<String> head, int atLeast) {
    Parser best = null;
    int score = atLeast - 1;
    for (Parser parser : parsers) {
      int sure = parser.recognise(head);
      if (sure > score) {
        best = parser;
        score = sure;
      }
    }
    return best;
  }
}
