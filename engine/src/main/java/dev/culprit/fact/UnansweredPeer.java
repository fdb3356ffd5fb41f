package dev.culprit.fact;

import java.util.List;

/**
 * A peer to which connections are under way that it does not answer.
 *
 * @param peer its address
 * @param waiting outgoing connections in SYN_SENT
 * @param established outgoing connections to it that are established
 */
public record UnansweredPeer(Subject peer, int waiting, int established, List<Origin> proof)
    implements Proven {

  /** Copies the list. */
  public UnansweredPeer {
    proof = List.copyOf(proof);
  }
}
