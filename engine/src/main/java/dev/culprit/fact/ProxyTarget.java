package dev.culprit.fact;

import java.util.List;

/**
 * An upstream that a proxy's configuration names, held against who listens.
 *
 * @param proxy the proxy, such as {@code nginx}
 * @param address the address and port, or the path of a Unix socket
 * @param local whether it is on this host
 * @param listening whether somebody listens there; true when listeners were not read
 */
public record ProxyTarget(
    String proxy, String address, boolean local, boolean listening, List<Origin> proof)
    implements Proven {

  /** Copies the list. */
  public ProxyTarget {
    proof = List.copyOf(proof);
  }
}
