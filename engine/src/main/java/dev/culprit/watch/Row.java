package dev.culprit.watch;

/**
 * One process in one sample.
 *
 * @param begun clock ticks since the host's start
 * @param limit most descriptors that it may have, or -1 when not told
 * @param descriptors open ones, or -1 when they are hidden
 * @param unbound sockets in none of the kernel's tables, or -1 when nobody looked
 * @param memory resident, in KiB
 */
public record Row(
    int pid,
    int parent,
    String name,
    long begun,
    long limit,
    long descriptors,
    long unbound,
    long memory,
    long threads) {

  /** Whether it is the same process as another row tells about. */
  boolean isSame(Row other) {
    return other != null && pid == other.pid && begun == other.begun;
  }

  Row withUnbound(long count) {
    return new Row(pid, parent, name, begun, limit, descriptors, count, memory, threads);
  }
}
