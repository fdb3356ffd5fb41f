package dev.culprit.fact;

/**
 * What a process has read from and written to storage since it began, from /proc/PID/io, in bytes.
 *
 * @param sample 0 for the first reading, 1 for the second, and so on
 */
public record ProcessIo(int pid, long readBytes, long writtenBytes, int sample, Origin origin)
    implements Observation {}
