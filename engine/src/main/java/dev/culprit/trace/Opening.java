package dev.culprit.trace;

/**
 * What opened a descriptor: the call with its decisive arguments and the code that made it.
 *
 * @param kind what sort of descriptor it gives
 * @param call such as {@code socket(AF_INET, SOCK_STREAM)} or {@code openat(/var/log/app/*.log)}
 * @param family the same with the file's name made general, so that many files of one folder are
 *     one site
 * @param caller the first stack frame outside the C library
 */
record Opening(Kind kind, String call, String family, Frame caller) {

  /**
   * What sorts of descriptors are told apart when it is judged whether one is legitimately held.
   */
  enum Kind {
    SOCKET,
    ACCEPTED,
    FILE,
    OTHER
  }

  Opening {
    // a stripped library has only addresses; a named function is one site whatever the line in it
    if (!caller.function().isEmpty()) {
      caller = new Frame(caller.library(), caller.function(), "");
    }
  }
}
