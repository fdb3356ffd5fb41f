package dev.culprit.trace;

/** Is told of every line whether it was understood. */
interface RowCounter {

  /** A line that was understood. */
  void understood();

  /** A line that was not. */
  void notUnderstood(int line, String text);
}
