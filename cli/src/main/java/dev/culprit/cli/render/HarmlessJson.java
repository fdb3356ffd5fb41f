package dev.culprit.cli.render;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.culprit.cli.Sanitizer;
import java.util.Locale;

/**
 * Escapes what JSON allows as it is and a terminal obeys: control characters above ASCII, and
 * characters that are not seen and turn the direction of a text. Halves of a pair, as a cut may
 * leave them, are escaped by the generator itself then, which refuses them otherwise.
 */
final class HarmlessJson extends CharacterEscapes {

  private static final long serialVersionUID = 1L;
  private static final char DELETE = 0x7f;

  @Override
  public int[] getEscapeCodesForAscii() {
    int[] codes = CharacterEscapes.standardAsciiEscapesForJSON();
    codes[DELETE] = ESCAPE_STANDARD;
    return codes;
  }

  @Override
  public SerializableString getEscapeSequence(int c) {
    return Sanitizer.isHarmless(c) || Character.getType(c) == Character.SURROGATE
        ? null
        : new SerializedString(String.format(Locale.ROOT, "\\u%04x", c));
  }
}
