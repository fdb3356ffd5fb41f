package dev.culprit.fact;

import java.util.List;

/**
 * Connections to a port whose clients never finished the handshake.
 *
 * @param service who listens, or the port where the owner is not told
 * @param halfOpen connections in SYN_RECV
 * @param established connections that are established
 * @param backlog the most that may wait to be accepted, or -1 when not told
 */
public record HalfOpen(
    Subject service, int port, int halfOpen, int established, long backlog, List<Origin> proof)
    implements Proven {

  /** Copies the list. */
  public HalfOpen {
    proof = List.copyOf(proof);
  }
}
