package dev.culprit.fact;

import java.util.List;

/**
 * Processes of a service that sleep at the same place in the kernel.
 *
 * @param service whose processes
 * @param blocked how many sleep uninterruptibly (state D)
 * @param processes how many sleep there
 * @param place the kernel's functions, innermost first, parted by blanks; one alone where only the
 *     wait channel is told
 */
public record KernelWait(
    Subject service, int blocked, int processes, String place, List<Origin> proof)
    implements Proven {

  /** Copies the list. */
  public KernelWait {
    proof = List.copyOf(proof);
  }
}
