package dev.culprit.fact;

import java.util.List;

/**
 * What was done, to whom, and what came of it.
 *
 * @param subject the service it was done to where this host is known to run it, else the host
 */
public record ActionTaken(
    Subject subject, String kind, String object, String effect, List<Origin> proof)
    implements Proven {

  /** Copies the list. */
  public ActionTaken {
    proof = List.copyOf(proof);
  }

  /** Whether the trouble went away, be it for a while. */
  public boolean helped() {
    return effect.startsWith("helped");
  }

  /** Whether the trouble stayed as it was, or grew. */
  public boolean inVain() {
    return effect.equals("no-change") || effect.equals("worse");
  }

  /** What it was done to, in a sentence. */
  public String what() {
    return object.isEmpty() ? subject.toString() : object;
  }
}
