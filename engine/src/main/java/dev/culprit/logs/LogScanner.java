package dev.culprit.logs;

import dev.culprit.knowledge.Signature;
import java.util.List;

/**
 * All signatures, compiled once, ready to read logs of any size in the memory of some pieces.
 * Immutable; any number of sessions may run.
 */
public final class LogScanner {

  private final SignatureSet signatures;

  /** Compiles the signatures. */
  public LogScanner(List<Signature> signatures) {
    this.signatures = new SignatureSet(signatures);
  }

  /** Begins to read the logs of one host. */
  public LogSession begin(LogContext context) {
    return new LogSession(signatures, context);
  }
}
