package dev.culprit.fact;

/**
 * A kind of reading that was there and understood, so that "absent" and "not looked" differ.
 *
 * @param what the kind, as finding pages name it under {@code needs}
 */
public record Looked(String what) {}
