package dev.culprit.trace;

import java.util.Arrays;

/**
 * Which numbers a table's opens returned, and when. The kernel always hands out the lowest free
 * number; so when an open returns a number above n, n was in use at that moment, whether or not the
 * trace shows who held it.
 */
final class Heights {

  // Falling numbers at rising moments: an earlier, lower one can never be the greatest after any
  // moment, and is dropped.
  private long[] moments = new long[16];
  private int[] numbers = new int[16];
  private int size;

  /** An open that began at {@code moment} returned the lowest free number. */
  void opened(long moment, int number) {
    while (size > 0 && numbers[size - 1] <= number) {
      size--;
    }
    if (size == numbers.length) {
      moments = Arrays.copyOf(moments, size * 2);
      numbers = Arrays.copyOf(numbers, size * 2);
    }
    // an interrupted open began before what was recorded meanwhile
    moments[size] = size > 0 ? Math.max(moment, moments[size - 1]) : moment;
    numbers[size++] = number;
  }

  /** Whether the number is shown to have been in use at some time after the moment. */
  boolean inUseAfter(long moment, int number) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (moments[middle] > moment) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low < size && numbers[low] > number;
  }
}
