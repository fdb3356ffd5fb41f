package dev.culprit.fact;

import java.time.Instant;

/**
 * A real server as its balancer sees it.
 *
 * @param backend the pool or virtual service
 * @param address its address and port, or ""
 * @param up whether the balancer sends it traffic
 * @param check how it is checked: {@code L4}, {@code L7}, {@code none}, {@value #LOGGED}, or ""
 *     when not told
 * @param sessions sessions or requests it got, or -1
 * @param failures responses or connections that failed, or -1
 * @param last time of the last request where a log told of it; else null
 */
public record BalancerServer(
    String balancer,
    String backend,
    String server,
    String address,
    boolean up,
    String check,
    long sessions,
    long failures,
    Instant last,
    Origin origin)
    implements Observation {

  /** What a balancer's own statistics or its configuration tell. */
  public BalancerServer(
      String balancer,
      String backend,
      String server,
      String address,
      boolean up,
      String check,
      long sessions,
      long failures,
      Origin origin) {
    this(balancer, backend, server, address, up, check, sessions, failures, null, origin);
  }

  /** Whether the balancer's own statistics told it, and not its configuration or its log. */
  public boolean reported() {
    return sessions >= 0 && !check.equals(LOGGED);
  }

  /** What stands for the kind of check where a log of requests told of the server. */
  public static final String LOGGED = "logged";
}
