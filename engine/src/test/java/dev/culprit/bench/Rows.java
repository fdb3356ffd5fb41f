package dev.culprit.bench;

/** A text without end, line by line. */
@FunctionalInterface
interface Rows {

  /** The next line, with its end. */
  String next();
}
