package dev.culprit.fact;

/**
 * One request that somebody made by hand (curl), and what came of it.
 *
 * @param target whom it asked, as {@code host:port}; without a port where none is told
 * @param outcome {@code answered}, or why there was no answer: {@code refused}, {@code
 *     connect-timeout}, {@code no-route}, {@code network-unreachable}, {@code answer-timeout},
 *     {@code closed}, {@code name-unknown}, {@code certificate-expired}, {@code certificate-early},
 *     {@code certificate-untrusted}, {@code certificate-name}, {@code certificate-refused}; "" when
 *     not told
 * @param status the answer's HTTP status, or -1
 * @param lookupSeconds until the name was resolved, or NaN when not told
 * @param connectSeconds until the connection was made, or NaN
 * @param firstByteSeconds until the answer began, or NaN
 * @param totalSeconds until all was over, or NaN
 */
public record HttpProbe(
    String target,
    String outcome,
    int status,
    double lookupSeconds,
    double connectSeconds,
    double firstByteSeconds,
    double totalSeconds,
    Origin origin)
    implements Observation {

  /** Whether it asked a service of the host itself. */
  public boolean local() {
    return target.startsWith("127.")
        || target.startsWith("localhost")
        || target.startsWith("[::1]");
  }

  /** Whom it asked, or the host itself where that is not told. */
  public Subject subject() {
    return target.isEmpty() ? Subject.HOST : Subject.of(Subject.Kind.UPSTREAM, target);
  }
}
