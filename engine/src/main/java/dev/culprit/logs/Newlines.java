package dev.culprit.logs;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Counts ends of line, eight bytes at a time. */
final class Newlines {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long LOW = 0x0101010101010101L;
  private static final long SEVEN = 0x7f7f7f7f7f7f7f7fL;
  private static final long PATTERN = LOW * '\n';

  private Newlines() {}

  static int count(byte[] bytes, int from, int to) {
    int count = 0;
    int i = from;
    for (; i + 8 <= to; i += 8) {
      long x = (long) LONGS.get(bytes, i) ^ PATTERN;
      long zero = ~(((x & SEVEN) + SEVEN) | x | SEVEN);
      count += Long.bitCount(zero);
    }
    for (; i < to; i++) {
      count += bytes[i] == '\n' ? 1 : 0;
    }
    return count;
  }

  /** Position of the next end of line, or {@code to}. */
  static int next(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to && bytes[i] != '\n') {
      i++;
    }
    return i;
  }

  /** Position behind the last end of line before {@code at}, or {@code from}. */
  static int lineStart(byte[] bytes, int from, int at) {
    int i = at;
    while (i > from && bytes[i - 1] != '\n') {
      i--;
    }
    return i;
  }
}
