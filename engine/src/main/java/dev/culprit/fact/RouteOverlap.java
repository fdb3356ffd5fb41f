package dev.culprit.fact;

import java.util.List;

/**
 * Two routes of one table that claim the same addresses over different ways.
 *
 * @param wide the larger network, or the same
 * @param narrow the smaller network, whose addresses take its way
 * @param same whether both are for the same network with the same metric
 */
public record RouteOverlap(RouteEntry wide, RouteEntry narrow, boolean same, List<Origin> proof)
    implements Proven {

  /** Copies the list. */
  public RouteOverlap {
    proof = List.copyOf(proof);
  }

  /** Whether both claim the address. */
  public boolean covers(String address) {
    Ipv4Network host = Ipv4Network.of(address).orElse(null);
    Ipv4Network network = Ipv4Network.of(narrow.destination()).orElse(null);
    return host != null && network != null && network.overlaps(host);
  }
}
