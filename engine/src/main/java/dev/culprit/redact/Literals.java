package dev.culprit.redact;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Texts that are looked for wherever they stand. However many there are, a text is gone through
 * once: its next few characters, as a number, tell whether one of them may begin here (Karp and
 * Rabin 1987, with the characters themselves in the place of a hash).
 */
final class Literals {

  private static final int BITS = 8;

  /** The filter's bits; a chance hit only costs a look-up. */
  private static final int FILTER = 1 << 16;

  private final int shortest;
  private final long mask;
  private final boolean[] filter = new boolean[FILTER];
  private final Map<Long, List<Literal>> byHead = new ConcurrentHashMap<>();
  private final AtomicInteger count = new AtomicInteger();

  private record Literal(String text, String other) {}

  /** Takes where a text stands and what it is to be replaced by. */
  @FunctionalInterface
  interface Found {
    void at(int start, int end, String other);
  }

  /**
   * None yet.
   *
   * @param shortest characters of each, up to 7
   */
  Literals(int shortest) {
    this.shortest = shortest;
    this.mask = (1L << (BITS * shortest)) - 1;
  }

  /** How many there are. */
  int size() {
    return count.get();
  }

  /** Looks for one more; a text that is known stays as it was. */
  void add(String text, String other) {
    long head = 0;
    for (int i = 0; i < shortest; i++) {
      head = next(head, text.charAt(i));
    }
    List<Literal> same = byHead.computeIfAbsent(head, h -> new CopyOnWriteArrayList<>());
    if (same.stream().noneMatch(one -> one.text().equals(text))) {
      same.add(new Literal(text, other));
      count.incrementAndGet();
      filter[slot(head)] = true;
    }
  }

  private long next(long head, char c) {
    return ((head << BITS) ^ c) & mask;
  }

  private static int slot(long head) {
    return (int) ((head * 0x9E3779B97F4A7C15L) >>> 48);
  }

  /** Hands over each place, from left to right. */
  void each(String text, Found found) {
    if (byHead.isEmpty()) {
      return;
    }
    long head = 0;
    for (int i = 0; i < text.length(); i++) {
      head = next(head, text.charAt(i));
      if (filter[slot(head)] && i + 1 >= shortest) {
        begin(text, i + 1 - shortest, byHead.getOrDefault(head, List.of()), found);
      }
    }
  }

  private static void begin(String text, int start, List<Literal> some, Found found) {
    for (Literal one : some) {
      if (text.startsWith(one.text(), start)) {
        found.at(start, start + one.text().length(), one.other());
      }
    }
  }
}
