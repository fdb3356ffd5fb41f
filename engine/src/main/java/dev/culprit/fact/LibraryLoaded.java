package dev.culprit.fact;

/** A shared library that a process has mapped, from /proc/PID/maps or lsof's {@code mem} rows. */
public record LibraryLoaded(int pid, String path, Origin origin) implements Observation {}
