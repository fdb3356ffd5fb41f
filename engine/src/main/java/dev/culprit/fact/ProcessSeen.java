package dev.culprit.fact;

/**
 * One process as ps, top or /proc shows it.
 *
 * @param parent its parent's pid, or -1 when the reading does not tell
 * @param user its owner, or "" when not told
 * @param command the short name (comm), without path and arguments
 * @param arguments the whole command line, or the short name where only that is told
 * @param state the first letter of STAT (R, S, D, Z, T, I), or '?' when not told
 * @param residentKiB resident memory, or -1 when not told
 * @param cpuPercent share of one core, or -1 when not told
 * @param threads number of threads, or -1 when not told
 * @param elapsedSeconds age, or -1 when not told
 * @param waitChannel the kernel function in which it sleeps, or ""
 * @param sample 0 for the first reading, 1 for the second, and so on
 */
public record ProcessSeen(
    int pid,
    int parent,
    String user,
    String command,
    String arguments,
    char state,
    long residentKiB,
    double cpuPercent,
    int threads,
    long elapsedSeconds,
    String waitChannel,
    int sample,
    Origin origin)
    implements Observation {}
