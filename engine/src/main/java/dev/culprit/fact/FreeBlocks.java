package dev.culprit.fact;

import java.util.List;

/**
 * Free memory of a zone by size of block, from /proc/buddyinfo.
 *
 * @param byOrder how many free blocks of 1, 2, 4, 8 … pages
 */
public record FreeBlocks(int node, String zone, List<Long> byOrder, Origin origin)
    implements Observation {

  /** Copies the list. */
  public FreeBlocks {
    byOrder = List.copyOf(byOrder);
  }

  /** Free blocks of at least 2 to the power of {@code order} pages. */
  public long atLeast(int order) {
    return byOrder.stream().skip(order).mapToLong(Long::longValue).sum();
  }
}
