package dev.culprit.fact;

/**
 * A file and its size, from {@code ls -l}, {@code du} or {@code lsof}.
 *
 * @param bytes its size in bytes
 * @param sample 0 for the first reading, 1 for the second, and so on
 */
public record FileSize(String path, long bytes, int sample, Origin origin) implements Observation {}
