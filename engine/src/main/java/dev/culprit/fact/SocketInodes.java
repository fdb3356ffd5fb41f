package dev.culprit.fact;

import java.util.List;

/**
 * The inodes of the sockets that one process has open; which sort they are stands in {@link
 * SocketTable}.
 *
 * @param descriptors how many descriptors refer to them, at least the number of inodes
 * @param sample 0 for the first reading, 1 for the second, and so on
 */
public record SocketInodes(int pid, List<Long> inodes, int descriptors, int sample, Origin origin)
    implements Observation {

  /** Copies the list. */
  public SocketInodes {
    inodes = List.copyOf(inodes);
  }
}
