package dev.culprit.fact;

import java.time.Instant;

/**
 * What one client asked of a web server, or all clients together, over one access log.
 *
 * @param client the client's address, or "" for all together
 * @param requests all its requests
 * @param notFound answers 404
 * @param serverErrors answers 500 to 599
 * @param distinctPaths different paths, without query; counted exactly up to some thousands
 * @param distinctMissing different paths among the 404s
 * @param probes requests whose path is one that scanners try (admin consoles, backups, dot files)
 * @param clients number of different clients (1 for a single one)
 * @param first time of the first request, or null
 * @param last time of the last request, or null
 * @param origin a typical line
 */
public record AccessTally(
    String client,
    long requests,
    long notFound,
    long serverErrors,
    long distinctPaths,
    long distinctMissing,
    long probes,
    long clients,
    Instant first,
    Instant last,
    Origin origin)
    implements Observation {}
