package dev.culprit.cli;

/** Makes text that came from a sick host harmless for a terminal. */
public final class Sanitizer {

  private Sanitizer() {}

  /**
   * The text without control, bidirectional and other invisible format characters, each shown as
   * '?'.
   */
  public static String line(String text) {
    if (text == null) {
      return "";
    }
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (c == '\t' || c == '\n') {
                clean.append(' ');
              } else if (isHarmless(c)) {
                clean.appendCodePoint(c);
              } else {
                clean.append('?');
              }
            });
    return clean.toString();
  }

  /** Whether a terminal shows the code point and does nothing else with it. */
  public static boolean isHarmless(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
