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

  /** Free memory of all sizes together, in pages. */
  public long freePages() {
    long pages = 0;
    for (int order = 0; order < byOrder.size(); order++) {
      pages += byOrder.get(order) << order;
    }
    return pages;
  }

  /** Free pages in blocks of at least 16 pages, 64 KiB on most machines. */
  public long largePages() {
    long pages = 0;
    for (int order = 4; order < byOrder.size(); order++) {
      pages += byOrder.get(order) << order;
    }
    return pages;
  }

  /** Free blocks of at least 2 to the power of {@code order} pages. */
  public long atLeast(int order) {
    return byOrder.stream().skip(order).mapToLong(Long::longValue).sum();
  }
}
