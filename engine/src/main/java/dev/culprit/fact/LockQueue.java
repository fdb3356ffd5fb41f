package dev.culprit.fact;

import java.util.List;

/**
 * Processes that wait for one file lock.
 *
 * @param file the path, or device and inode where no reading tells it
 * @param waiting how many wait
 * @param holder the service of the process that holds the lock; its pid is 0 where it is not told
 * @param holding the holder's command line, or "" where it is not known
 * @param heldSeconds age of the holder, or -1
 * @param waiters the service of most that wait
 */
public record LockQueue(
    String file,
    int waiting,
    Subject holder,
    String holding,
    long heldSeconds,
    String waiters,
    List<Origin> proof)
    implements Proven {

  /** Copies the list. */
  public LockQueue {
    proof = List.copyOf(proof);
  }

  /** Who holds the lock, in words. */
  public String holderInWords() {
    if (holder.pid() <= 0) {
      return "a process that is not told";
    }
    return holding.isEmpty() ? holder.toString() : holder + ": " + holding;
  }
}
