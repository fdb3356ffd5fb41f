package dev.culprit.fact;

/**
 * A file lock that a process holds or waits for.
 *
 * @param kind {@code FLOCK}, {@code POSIX}, {@code OFDLCK} or {@code LEASE}
 * @param mode {@code READ} or {@code WRITE}
 * @param program the process's short name, or ""
 * @param file the path, or {@code major:minor:inode} where only that is told
 * @param waiting whether it waits rather than holds
 */
public record LockHeld(
    String kind, String mode, int pid, String program, String file, boolean waiting, Origin origin)
    implements Observation {}
