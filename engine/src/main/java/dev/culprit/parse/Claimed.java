package dev.culprit.parse;

import dev.culprit.source.Claimant;
import dev.culprit.source.Content;
import dev.culprit.source.Reading;
import java.util.BitSet;
import java.util.List;

/**
 * The parsers that claim a reading by its name.
 *
 * @param reading whose name it is
 * @param parsers at least one
 */
record Claimed(Reading reading, List<Parser> parsers) implements Claimant {

  /** Lines by which the one that knows the text is found. */
  private static final int HEAD = 40;

  @Override
  public Kind recognise(List<String> head) {
    return Parsers.kind(parsers, head);
  }

  @Override
  public BitSet lost(List<String> lines) {
    Reading text =
        new Reading(
            reading.path(),
            reading.command(),
            reading.file(),
            0,
            Content.of(String.join("\n", lines) + "\n"));
    List<String> filled = lines.stream().filter(line -> !line.isBlank()).limit(HEAD).toList();
    BitSet numbers = Trial.of(Parsers.knowing(parsers, filled), text).lost();
    return numbers.get(1, lines.size() + 1);
  }
}
