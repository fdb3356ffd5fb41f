package dev.culprit.fact;

import java.util.List;

/**
 * The threads of one process.
 *
 * @param service the service that the process is of, with its pid
 * @param threads how many there are
 * @param before how many there were at the first look, or -1 when there was only one look
 * @param ofHost all threads of the host's processes that were seen together
 */
public record ThreadCount(Subject service, int threads, int before, int ofHost, List<Origin> proof)
    implements Proven {

  /** Copies the list. */
  public ThreadCount {
    proof = List.copyOf(proof);
  }

  /** How many were added between the looks. */
  public int added() {
    return before < 0 ? 0 : threads - before;
  }
}
