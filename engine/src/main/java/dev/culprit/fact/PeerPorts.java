package dev.culprit.fact;

import java.util.List;

/**
 * Local ports that connections to one peer take up.
 *
 * @param peer the remote address and port, or where a whole host's TIME_WAIT is meant the address
 * @param used connections to it in any state that holds a local port
 * @param timeWait those of them in TIME_WAIT
 * @param available ports in ip_local_port_range, or -1 when it was not read
 */
public record PeerPorts(Subject peer, int used, int timeWait, int available, List<Origin> proof)
    implements Proven {

  /** Copies the list. */
  public PeerPorts {
    proof = List.copyOf(proof);
  }

  /** Share of the range that is taken, 0 to 100; 0 when the range was not read. */
  public int percentUsed() {
    return available <= 0 ? 0 : (int) Math.min(100, 100L * used / available);
  }
}
