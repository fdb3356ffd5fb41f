package dev.culprit.source;

/**
 * Bytes in memory that stay there.
 *
 * @param bytes all of them
 */
record Bytes(byte[] bytes) implements InMemory {}
