package dev.culprit.fact;

import java.util.List;

/**
 * A balancer's pool as its own statistics show it.
 *
 * @param balancer the software
 * @param name the pool or virtual service
 * @param servers how many real servers it has
 * @param up how many of them get traffic
 */
public record BalancerPool(String balancer, String name, int servers, int up, List<Origin> proof)
    implements Proven {
  /** Copies the list. */
  public BalancerPool {
    proof = List.copyOf(proof);
  }
}
