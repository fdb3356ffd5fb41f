package dev.culprit.fact;

import java.util.List;

/**
 * A process that takes nearly a whole core or more in each look that tells.
 *
 * @param service the service that it is of, with its pid
 * @param looks how many looks tell
 * @param least the least share of a core among them, in percent
 * @param elapsedSeconds its age, or -1
 */
public record SpinningProcess(
    Subject service, int looks, double least, long elapsedSeconds, List<Origin> proof)
    implements Proven {

  /** Copies the list. */
  public SpinningProcess {
    proof = List.copyOf(proof);
  }
}
