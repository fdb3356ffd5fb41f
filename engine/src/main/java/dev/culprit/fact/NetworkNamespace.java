package dev.culprit.fact;

/** The network namespace in which a process lives, by the inode of /proc/PID/ns/net. */
public record NetworkNamespace(int pid, long inode, int sample, Origin origin)
    implements Observation {}
