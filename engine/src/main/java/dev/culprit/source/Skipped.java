package dev.culprit.source;

/**
 * Something that could not be read, and why.
 *
 * @param source its path or command
 * @param reason a sentence without a full stop
 */
public record Skipped(String source, String reason) {}
