package dev.culprit.fact;

/**
 * The way to a host, hop by hop, as traceroute, tracepath or mtr found it.
 *
 * @param target the address that was sought, or its name where no address is told
 * @param hops how many hops were tried
 * @param last the last address that answered, or ""
 * @param reached whether the target itself answered
 * @param word why a router gave a packet back: {@code network-unreachable}, {@code
 *     host-unreachable}, {@code prohibited}, {@code frag-needed}, or ""
 * @param sent packets that were sent to the target, or -1 when not told
 * @param percentLost how many of them got no answer, in percent, or -1
 * @param mtu the largest packet that passes, where it is smaller than the first link's, or -1
 * @param sample 0 for the first reading, 1 for the second, and so on
 */
public record PathProbe(
    String target,
    int hops,
    String last,
    boolean reached,
    String word,
    int sent,
    int percentLost,
    int mtu,
    int sample,
    Origin origin)
    implements Observation {

  /** Whom it sought, or the host itself where that is not told. */
  public Subject subject() {
    return target.isEmpty() ? Subject.HOST : Subject.of(Subject.Kind.UPSTREAM, target);
  }
}
