package dev.culprit.logs;

/**
 * How many different things were seen: exactly up to {@value #EXACT}, beyond that estimated to some
 * three per cent (HyperLogLog, Flajolet et al. 2007). Things come as well-mixed hashes.
 */
final class Distinct {

  /** Most different things that are counted exactly. */
  static final int EXACT = 4096;

  private static final int REGISTERS = 1024;
  private static final int INDEX_BITS = 10;

  private long[] table = new long[8];
  private int size;
  private byte[] registers;

  /** Takes a thing; returns by how many entries it grew. */
  int add(long hash) {
    if (registers != null) {
      register(hash);
      return 0;
    }
    long key = hash == 0 ? 1 : hash;
    int slot = slot(table, key);
    if (table[slot] == key) {
      return 0;
    }
    table[slot] = key;
    size++;
    if (size > EXACT) {
      estimate();
      return -EXACT;
    }
    if (2 * size > table.length) {
      grow();
    }
    return 1;
  }

  private static int slot(long[] table, long key) {
    int slot = (int) (key & (table.length - 1));
    while (table[slot] != 0 && table[slot] != key) {
      slot = (slot + 1) & (table.length - 1);
    }
    return slot;
  }

  private void grow() {
    long[] wider = new long[2 * table.length];
    for (long key : table) {
      if (key != 0) {
        wider[slot(wider, key)] = key;
      }
    }
    table = wider;
  }

  private void register(long hash) {
    int index = (int) (hash >>> (64 - INDEX_BITS));
    long rest = hash << INDEX_BITS | 1L << (INDEX_BITS - 1);
    byte rank = (byte) (Long.numberOfLeadingZeros(rest) + 1);
    registers[index] = (byte) Math.max(registers[index], rank);
  }

  /** Gives up exactness to save memory. */
  void estimate() {
    if (registers == null) {
      registers = new byte[REGISTERS];
      for (long key : table) {
        if (key != 0) {
          register(key);
        }
      }
      table = new long[0];
    }
  }

  /** Entries that are kept exactly. */
  int kept() {
    return registers == null ? size : 0;
  }

  void merge(Distinct other) {
    if (other.registers == null) {
      for (long key : other.table) {
        if (key != 0) {
          add(key);
        }
      }
      return;
    }
    estimate();
    for (int i = 0; i < REGISTERS; i++) {
      registers[i] = (byte) Math.max(registers[i], other.registers[i]);
    }
  }

  /** The number of different things. */
  long count() {
    if (registers == null) {
      return size;
    }
    double sum = 0;
    int empty = 0;
    for (byte register : registers) {
      sum += 1.0 / (1L << register);
      empty += register == 0 ? 1 : 0;
    }
    double estimate = 0.7213 / (1 + 1.079 / REGISTERS) * REGISTERS * REGISTERS / sum;
    if (estimate < 2.5 * REGISTERS && empty > 0) {
      estimate = REGISTERS * Math.log((double) REGISTERS / empty);
    }
    return Math.round(estimate);
  }

  /** A well-mixed hash of some bytes. */
  static long hash(byte[] bytes, int from, int to) {
    long hash = 0xcbf29ce484222325L;
    for (int i = from; i < to; i++) {
      hash = (hash ^ bytes[i]) * 0x100000001b3L;
    }
    hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
    hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
    return hash ^ hash >>> 33;
  }
}
