package dev.culprit.trace;

/**
 * A line of the trace that shows what a site does.
 *
 * @param line its number, or 0
 * @param text its text, or "" when it was not kept
 */
record Example(int line, String text) {

  static final Example NONE = new Example(0, "");

  /** The one that is shown: with a text, and the earlier. */
  Example or(Example other) {
    if (line == 0 || (text.isEmpty() && !other.text.isEmpty())) {
      return other;
    }
    boolean better = other.line > 0 && other.line < line && !other.text.isEmpty();
    return better ? other : this;
  }
}
