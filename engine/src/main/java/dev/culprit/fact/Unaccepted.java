package dev.culprit.fact;

import java.util.List;

/**
 * Connections that the kernel completed, whose clients have given up since, and that the service
 * has not accepted yet.
 *
 * @param service who listens
 * @param listener the listening address, as people name it
 * @param count how many there are
 */
public record Unaccepted(Subject service, String listener, int count, List<Origin> proof)
    implements Proven {

  /** Copies the list. */
  public Unaccepted {
    proof = List.copyOf(proof);
  }
}
