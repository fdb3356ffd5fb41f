package dev.culprit.fact;

/** The name that a user's number has on the host. */
public record UserName(int uid, String name, Origin origin) implements Observation {}
