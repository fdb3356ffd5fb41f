package dev.culprit.fact;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * What one client asked of a web server, or all clients together, over one access log.
 *
 * @param client the client's address, or "" for all together
 * @param requests all its requests
 * @param notFound answers 404
 * @param serverErrors answers 500 to 599
 * @param byStatus how many answers of each status; empty for a single client
 * @param distinctPaths different paths, without query; counted exactly up to some thousands
 * @param distinctMissing different paths among the 404s
 * @param distinctQueries different paths with query, of requests that have one
 * @param probes requests that were refused or not found and whose path is one that scanners try
 *     (admin consoles, backups, dot files)
 * @param clients number of different clients (1 for a single one)
 * @param peak most requests in any ten seconds of the clock
 * @param first time of the first request, or null
 * @param last time of the last request, or null
 * @param onset since when the requests come at the present rate: after the last long silence, or
 *     where the rate jumped; or null
 * @param freshness 1 when requests came up to now, falling to 0 with the age of the last one
 * @param origin a typical line, a 404 where there is one
 */
public record AccessTally(
    String client,
    long requests,
    long notFound,
    long serverErrors,
    Map<Integer, Long> byStatus,
    long distinctPaths,
    long distinctMissing,
    long distinctQueries,
    long probes,
    long clients,
    long peak,
    Instant first,
    Instant last,
    Instant onset,
    double freshness,
    Origin origin)
    implements Observation, Fading {

  /** Shorter than this nobody knows what the rate was at first. */
  private static final Duration LONG_ENOUGH = Duration.ofMinutes(10);

  /** Copies the map. */
  public AccessTally {
    byStatus = Map.copyOf(byStatus);
  }

  /** How many answers had one status; 0 for a single client. */
  public long status(int code) {
    return byStatus.getOrDefault(code, 0L);
  }

  /** Whether the requests come at a higher rate than at first, or again after a silence. */
  public boolean isRisen() {
    return first != null
        && onset != null
        && Duration.between(first, onset).compareTo(LONG_ENOUGH) >= 0;
  }

  /** Minutes from the onset of the present rate to another moment; NaN where one is not known. */
  public double minutesTo(Instant moment) {
    return onset == null || moment == null
        ? Double.NaN
        : Duration.between(onset, moment).toMillis() / 60_000.0;
  }

  /** The same with another freshness. */
  public AccessTally withFreshness(double value) {
    return new AccessTally(
        client,
        requests,
        notFound,
        serverErrors,
        byStatus,
        distinctPaths,
        distinctMissing,
        distinctQueries,
        probes,
        clients,
        peak,
        first,
        last,
        onset,
        value,
        origin);
  }
}
