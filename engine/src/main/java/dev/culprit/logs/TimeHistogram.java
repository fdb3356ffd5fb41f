package dev.culprit.logs;

import java.util.Arrays;

/**
 * How often something happened over time, in at most {@value #MOST} buckets of equal width, each
 * with the exact time of its first event. Buckets begin as minutes and double when they get too
 * many.
 */
final class TimeHistogram {

  /** Most buckets that are kept. */
  static final int MOST = 240;

  private long width = 60_000;
  private int size;
  private long[] starts = new long[4];
  private long[] firsts = new long[4];
  private long[] lasts = new long[4];
  private long[] counts = new long[4];

  /** Counts events at a time in milliseconds. */
  void add(long millis) {
    add(millis, millis, 1);
  }

  private void add(long first, long last, long count) {
    long start = Math.floorDiv(first, width);
    int at = size - 1;
    if (at < 0 || starts[at] != start) {
      at = Arrays.binarySearch(starts, 0, size, start);
    }
    if (at < 0) {
      insert(-at - 1, start, first, last, count);
    } else {
      firsts[at] = Math.min(firsts[at], first);
      lasts[at] = Math.max(lasts[at], last);
      counts[at] += count;
    }
    while (size > MOST) {
      halve();
    }
  }

  private void insert(int at, long start, long first, long last, long count) {
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, 2 * size);
      firsts = Arrays.copyOf(firsts, 2 * size);
      lasts = Arrays.copyOf(lasts, 2 * size);
      counts = Arrays.copyOf(counts, 2 * size);
    }
    for (long[] column : new long[][] {starts, firsts, lasts, counts}) {
      System.arraycopy(column, at, column, at + 1, size - at);
    }
    starts[at] = start;
    firsts[at] = first;
    lasts[at] = last;
    counts[at] = count;
    size++;
  }

  private void halve() {
    width *= 2;
    int kept = 0;
    for (int i = 0; i < size; i++) {
      long start = Math.floorDiv(starts[i], 2);
      if (kept > 0 && starts[kept - 1] == start) {
        lasts[kept - 1] = Math.max(lasts[kept - 1], lasts[i]);
        counts[kept - 1] += counts[i];
      } else {
        starts[kept] = start;
        firsts[kept] = firsts[i];
        lasts[kept] = lasts[i];
        counts[kept++] = counts[i];
      }
    }
    size = kept;
  }

  /** Adds all events of another one. */
  void merge(TimeHistogram other) {
    while (width < other.width) {
      halve();
    }
    for (int i = 0; i < other.size; i++) {
      add(other.firsts[i], other.lasts[i], other.counts[i]);
    }
  }

  int size() {
    return size;
  }

  /** Number of a bucket on the time line, in widths since 1970. */
  long start(int bucket) {
    return starts[bucket];
  }

  long first(int bucket) {
    return firsts[bucket];
  }

  long last(int bucket) {
    return lasts[bucket];
  }

  long count(int bucket) {
    return counts[bucket];
  }

  /** Width of a bucket in milliseconds. */
  long width() {
    return width;
  }
}
