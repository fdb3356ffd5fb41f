package dev.culprit.fact;

/** A cause that cannot be true of a subject, and why. */
public record RuledOut(String cause, Subject subject, String because) {}
