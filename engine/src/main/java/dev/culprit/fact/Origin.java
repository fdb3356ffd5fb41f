package dev.culprit.fact;

/**
 * Where an observation was read: the proof that is shown to the operator.
 *
 * @param source path below the bundle's own top folder, or the command that printed it
 * @param line line number in that source, from 1; 0 when the statement is about the whole source
 * @param text the line itself, cut to {@value #MAX_TEXT} characters
 */
public record Origin(String source, int line, String text) {

  /** Longest text kept of one line, so that a hostile line cannot fill the report. */
  public static final int MAX_TEXT = 300;

  /** Cuts {@code text} to {@link #MAX_TEXT} characters. */
  public Origin {
    text = cut(text, MAX_TEXT);
  }

  /** A text of at most so many characters; one that was cut ends with an ellipsis. */
  public static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
    return text.substring(0, end) + "…";
  }

  /** By hand: what a record brings along is bound by method handles at the first call. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Origin that
        && line == that.line
        && source.equals(that.source)
        && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * line + source.hashCode()) + text.hashCode();
  }
}
