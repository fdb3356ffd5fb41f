package dev.culprit.fact;

/**
 * One row of the kernel's socket tables.
 *
 * @param inode its inode, 0 where nobody holds it any more (TIME_WAIT)
 * @param state the kernel's name, such as {@code LISTEN}, or "" where the protocol has none
 * @param local the local address, or a Unix socket's path; "" when it has none
 * @param localPort the local port, 0 for any or none
 * @param peer the remote address, "" for any or none
 * @param peerPort the remote port, 0 for any or none
 * @param received bytes that wait to be read; of a listener, connections that wait to be accepted
 */
public record KernelSocket(
    long inode,
    String state,
    String local,
    int localPort,
    String peer,
    int peerPort,
    long received) {}
