package dev.culprit.fact;

import java.util.List;

/**
 * Connections in CLOSE_WAIT over the whole host, where the readings tell their number and not, or
 * only of some, whose they are.
 *
 * @param owner the service that has the most of those whose owner is told, else the host
 * @param count in the reading that shows the most, later samples before earlier ones
 * @param inUse connections in use that the readings show besides
 * @param others connections in any other state, listeners aside
 */
public record ForgottenConnections(
    Subject owner, int count, int inUse, int others, List<Origin> proof) implements Proven {

  /** Copies the list. */
  public ForgottenConnections {
    proof = List.copyOf(proof);
  }
}
