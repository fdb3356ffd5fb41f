package dev.culprit.fact;

/**
 * How often a traced program made one system or library call, as {@code strace -c} counts it.
 *
 * @param call its name
 * @param percent its share of the time in all calls
 * @param calls how often it was made
 * @param failed how often it returned an error; which one the table does not tell
 * @param all how many calls of any kind were made
 * @param seconds time in it, all calls together
 */
public record CallsCounted(
    String call, double percent, long calls, long failed, long all, double seconds, Origin origin)
    implements Observation {

  /** Milliseconds that one call took on average. */
  public double millisEach() {
    return calls == 0 ? 0 : seconds * 1000 / calls;
  }

  /** How many in a hundred returned an error. */
  public double percentFailed() {
    return calls == 0 ? 0 : failed * 100.0 / calls;
  }

  /** Its share of the number of calls. */
  public double percentOfCalls() {
    return all == 0 ? 0 : calls * 100.0 / all;
  }

  /** Whether it waits until data lies on the disk. */
  public boolean isFlush() {
    return call.matches("fsync|fdatasync|sync|syncfs|sync_file_range|msync");
  }

  /** Whether it takes what a peer or a file holds, and returns at once where there is nothing. */
  public boolean isTaking() {
    return call.matches("read|readv|recv|recvfrom|recvmsg|recvmmsg|accept|accept4|msgrcv");
  }

  /** Whether it waits until one of several files or peers has something. */
  public boolean isMultiplexing() {
    return call.matches("epoll_wait|epoll_pwait2?|p?poll|_?newselect|p?select6?");
  }
}
