package dev.culprit.fact;

/**
 * What one user's processes take of the inotify limits.
 *
 * @param pid the process
 * @param user its owner, or ""
 * @param instances inotify descriptors
 * @param watches watches over all of them, or -1 when not told
 */
public record InotifyUse(
    int pid, String program, String user, int instances, long watches, Origin origin)
    implements Observation {}
