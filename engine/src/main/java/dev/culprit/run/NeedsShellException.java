package dev.culprit.run;

/** A command that only a shell could run: it is for a person to paste. */
public final class NeedsShellException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * A command and why.
   *
   * @param what the construct that only a shell knows
   */
  NeedsShellException(String what) {
    super("only a shell can run it: " + what);
  }
}
