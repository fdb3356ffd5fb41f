package dev.culprit.redact;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Other bits for addresses, so that two with the same first n bits have the same first n bits again
 * (as Xu, Fan, Ammar and Moon's Crypto-PAn does, ICNP 2002). There is no key: the first address
 * that comes to a fork gets the next bit of a fixed row, and the second one the other bit. So the
 * result tells in which order networks were met, and nothing else of them.
 */
final class AddressTree {

  private static final long ROW = 0x5eed;

  /** The first bits of an address, up to 128, in two halves. */
  private record Prefix(int length, long high, long low) {}

  private final Map<Prefix, Boolean> flips = new HashMap<>();
  private final SplittableRandom row = new SplittableRandom(ROW);

  /**
   * The other address.
   *
   * @param bits the address, two halves
   * @param from the first bit that may change, from 0
   * @param to the bit after the last that may change
   */
  long[] change(long[] bits, int from, int to) {
    return walk(bits, null, from, to);
  }

  /** Makes sure that an address of an earlier map is changed as it was then. */
  void teach(long[] bits, long[] changed, int from, int to) {
    walk(bits, changed, from, to);
  }

  private long[] walk(long[] bits, long[] wanted, int from, int to) {
    long[] other = bits.clone();
    for (int i = from; i < to; i++) {
      Prefix fork = prefix(bits, i);
      Boolean flip = flips.get(fork);
      if (flip == null) {
        boolean drawn = wanted == null ? row.nextBoolean() : bit(wanted, i);
        // an address that stays what it was would look as if nobody had hidden it
        boolean same = wanted == null && i == to - 1 && other[0] == bits[0] && other[1] == bits[1];
        flip = same || drawn != bit(bits, i);
        flips.put(fork, flip);
      }
      if (flip) {
        other[i / 64] ^= 1L << (63 - i % 64);
      }
    }
    return other;
  }

  private static boolean bit(long[] bits, int i) {
    return (bits[i / 64] >>> (63 - i % 64) & 1) == 1;
  }

  private static Prefix prefix(long[] bits, int length) {
    long high = length >= 64 ? bits[0] : cut(bits[0], length);
    long low = length <= 64 ? 0 : cut(bits[1], length - 64);
    return new Prefix(length, high, low);
  }

  private static long cut(long half, int length) {
    return length == 0 ? 0 : half & (-1L << (64 - length));
  }
}
