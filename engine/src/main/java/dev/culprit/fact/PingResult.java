package dev.culprit.fact;

/**
 * What one ping came to.
 *
 * @param target the name or address that was asked
 * @param bytes payload of each packet, or -1 when not told
 * @param sent packets that were sent, or -1 when not told
 * @param received answers, or -1 when not told
 * @param duplicates answers that came twice
 * @param word what went wrong, in one word: {@code network-unreachable}, {@code host-unreachable},
 *     {@code prohibited}, {@code too-long} (larger than the local MTU), {@code frag-needed} (a
 *     router says that it is too large), {@code no-buffer-space}, {@code name-unknown}, or ""
 * @param mtu the MTU that an answer names, or -1
 * @param sample 0 for the first reading, 1 for the second, and so on
 */
public record PingResult(
    String target,
    int bytes,
    int sent,
    int received,
    int duplicates,
    String word,
    int mtu,
    int sample,
    Origin origin)
    implements Observation {

  /** Whether packets were sent and none came back. */
  public boolean isLost() {
    return sent > 0 && received == 0;
  }

  /** Packets lost, in percent. */
  public int percentLost() {
    return sent <= 0 || received < 0 ? 0 : 100 * Math.max(0, sent - received) / sent;
  }
}
