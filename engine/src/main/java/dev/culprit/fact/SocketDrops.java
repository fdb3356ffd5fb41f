package dev.culprit.fact;

/**
 * A socket that threw messages away since its receive buffer was full, or whose buffer fills up.
 *
 * @param protocol {@code udp} or {@code netlink}
 * @param name the bound address with its port, or the netlink group's number
 * @param inode its inode, or 0 when not told
 * @param pid its owner, or 0 when not told
 * @param program its owner's short name, or ""
 * @param drops messages that were thrown away since it was opened, or -1 when not told
 * @param queued bytes that wait to be read, or -1 when not told
 * @param buffer the most bytes that may wait, or -1 when not told
 * @param sample 0 for the first reading, 1 for the second, and so on
 */
public record SocketDrops(
    String protocol,
    String name,
    long inode,
    int pid,
    String program,
    long drops,
    long queued,
    long buffer,
    int sample,
    Origin origin)
    implements Observation {}
