package dev.culprit.knowledge;

/**
 * One step to contain, fix, verify or prevent.
 *
 * @param what what to do, in words
 * @param command a template ready to be filled, or ""
 * @param risk what it may do to production, or ""
 * @param undo how to take it back, or ""
 */
public record Remedy(String what, String command, String risk, String undo) {}
