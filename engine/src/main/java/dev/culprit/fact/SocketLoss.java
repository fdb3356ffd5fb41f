package dev.culprit.fact;

import java.util.List;

/**
 * What a service's socket has lost since its receive buffer was full, over all looks at it.
 *
 * @param service whose socket it is, or the address where the owner is not told
 * @param protocol {@code udp} or {@code netlink}
 * @param name the bound address with its port, or the netlink group's number
 * @param drops messages that were lost since the socket was opened, or -1 when not told
 * @param grew how many of them between the first and the last look, or 0
 * @param queued the most bytes that waited to be read, or -1
 * @param buffer the most bytes that may wait, or -1
 */
public record SocketLoss(
    Subject service,
    String protocol,
    String name,
    long drops,
    long grew,
    long queued,
    long buffer,
    List<Origin> proof)
    implements Proven {

  /** Copies the list. */
  public SocketLoss {
    proof = List.copyOf(proof);
  }

  /** Share of the buffer in use, 0 to 100; -1 when not told. */
  public int percentFull() {
    return buffer <= 0 || queued < 0 ? -1 : (int) Math.min(100, 100 * queued / buffer);
  }
}
