package dev.culprit.fact;

/**
 * A file that was removed while a process holds it open.
 *
 * @param bytes its size, or -1 when the reading does not tell
 */
public record DeletedFileHeld(
    int pid, String program, String path, String descriptor, long bytes, int sample, Origin origin)
    implements Observation {}
