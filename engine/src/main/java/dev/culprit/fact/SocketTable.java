package dev.culprit.fact;

import java.util.List;

/**
 * One of the kernel's socket tables, such as /proc/net/tcp, of one network namespace.
 *
 * @param pid the process whose namespace it is, or 0 for that of the reader
 * @param protocol the file's name: {@code tcp}, {@code tcp6}, {@code udp}, {@code unix} …
 * @param sample 0 for the first reading, 1 for the second, and so on
 */
public record SocketTable(
    int pid, String protocol, List<KernelSocket> sockets, int sample, Origin origin)
    implements Observation {

  /** Copies the list. */
  public SocketTable {
    sockets = List.copyOf(sockets);
  }
}
