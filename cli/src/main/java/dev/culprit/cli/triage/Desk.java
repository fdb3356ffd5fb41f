package dev.culprit.cli.triage;

import java.util.Optional;
import java.util.function.Supplier;

/** Where a triage meets its operator: a terminal, a pipe or a script. */
interface Desk extends AutoCloseable {

  /** Characters in a line. */
  int width();

  /** Prints one line, which is harmless already. */
  void line(String text);

  /** Asks for a line; empty when nobody answers any more (end of input, or Ctrl-C). */
  Optional<String> ask(String prompt);

  /**
   * Does something that Ctrl-C ends, by an interruption of the thread that does it.
   *
   * @param work gives its result also when it is interrupted
   */
  <T> T interruptibly(Supplier<T> work);

  @Override
  void close();
}
