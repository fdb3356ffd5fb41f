package dev.culprit.cli;

/** Exit codes of the contract that no verdict gives. */
final class ExitCode {

  static final int CLEAN = 0;
  static final int FAULTS = 1;
  static final int WRONG_USE = 2;
  static final int NO_INPUT = 3;
  static final int INTERNAL = 4;
  static final int INCONCLUSIVE = 5;

  private ExitCode() {}
}
