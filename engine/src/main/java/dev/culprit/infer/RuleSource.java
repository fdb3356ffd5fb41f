package dev.culprit.infer;

/**
 * The text of one rule pack.
 *
 * @param name its file, for messages
 */
public record RuleSource(String name, String text) {}
