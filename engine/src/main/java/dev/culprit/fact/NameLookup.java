package dev.culprit.fact;

/**
 * One question to a name server, and what came of it.
 *
 * @param name the name that was asked for, or ""
 * @param server the name server that answered or that did not, or ""
 * @param status {@code NOERROR}, {@code NXDOMAIN}, {@code SERVFAIL}, {@code REFUSED}, or {@code
 *     no-answer}
 * @param seconds how long it took, or NaN when not told
 * @param timeouts how many tries went unanswered before the last
 */
public record NameLookup(
    String name, String server, String status, double seconds, int timeouts, Origin origin)
    implements Observation {

  /** Whether a server gave an answer, be it that there is no such name. */
  public boolean answered() {
    return status.equals("NOERROR") || status.equals("NXDOMAIN");
  }

  /** Whether the servers could not tell. */
  public boolean failed() {
    return !answered();
  }

  /** The server, else the name: whom people would look at. */
  public Subject subject() {
    return server.isEmpty() ? Subject.HOST : Subject.of(Subject.Kind.UPSTREAM, server);
  }
}
