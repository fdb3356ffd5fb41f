package dev.culprit.fact;

/**
 * An established connection whose data is sent again and again without an answer, from {@code ss
 * -i}.
 *
 * @param peer the remote address with its port
 * @param program the owner's short name, or ""
 * @param segment the largest segment that is sent, in bytes, or -1
 * @param backoff how many times the waiting time was doubled since the last answer
 * @param unacknowledged segments that were sent and not acknowledged
 * @param acknowledged bytes that the peer has acknowledged so far, or -1 when not told
 */
public record StalledConnection(
    String peer,
    int pid,
    String program,
    int segment,
    int backoff,
    int unacknowledged,
    long acknowledged,
    int sample,
    Origin origin)
    implements Observation {

  /** The remote address without its port. */
  public String address() {
    return peer.substring(0, Math.max(0, peer.lastIndexOf(':')));
  }
}
