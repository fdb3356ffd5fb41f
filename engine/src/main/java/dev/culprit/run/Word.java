package dev.culprit.run;

import java.util.List;
import java.util.Map;

/**
 * One word of a command template: literal text and placeholders. It was cut before anything is
 * filled in, so that a value never becomes more than a part of this one word.
 */
record Word(List<Piece> pieces) {

  /**
   * A part of a word.
   *
   * @param text the literal text, or the placeholder's name
   * @param placeholder whether it is filled in
   * @param globs whether {@code *}, {@code ?} and {@code [} in it stand for file names
   */
  record Piece(String text, boolean placeholder, boolean globs) {}

  /** Copies the list. */
  Word {
    pieces = List.copyOf(pieces);
  }

  boolean hasPlaceholder() {
    return pieces.stream().anyMatch(Piece::placeholder);
  }

  /** The word without values, for what must be known of it beforehand. */
  String literal() {
    StringBuilder text = new StringBuilder();
    pieces.forEach(p -> text.append(p.placeholder() ? "{" + p.text() + "}" : p.text()));
    return text.toString();
  }

  /**
   * The word with its values, or null when one is missing or would be taken for an option. In a
   * pattern of file names what was filled in stands for itself.
   */
  String filled(Map<String, String> values, boolean asPattern) {
    StringBuilder text = new StringBuilder();
    for (Piece piece : pieces) {
      if (!piece.placeholder()) {
        text.append(asPattern && !piece.globs() ? Globs.escaped(piece.text()) : piece.text());
        continue;
      }
      String value = values.get(piece.text());
      if (value == null || value.isEmpty() || value.indexOf('\0') >= 0) {
        return null;
      }
      if (text.isEmpty() && value.startsWith("-")) {
        return null;
      }
      text.append(asPattern ? Globs.escaped(value) : value);
    }
    return text.toString();
  }

  /** Whether some of it stands for file names. */
  boolean isPattern() {
    return pieces.stream().anyMatch(p -> p.globs() && Globs.isPattern(p.text()));
  }
}
