package dev.culprit.logs;

import dev.culprit.fact.Origin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Some of many lines: the first, the last and few between, at growing distances. */
final class Samples {

  /** How many bytes of a line are kept. */
  static final int LONGEST = 4 * Origin.MAX_TEXT;

  private static final int MOST_BETWEEN = 4;

  private final List<Place> between = new ArrayList<>(1);
  private Place first;
  private String lastSource = "";
  private int lastLine;
  private long lastOrder = Long.MIN_VALUE;
  private byte[] lastBytes = new byte[0];
  private int lastLength;

  /** A kept line with its place among all lines of all parts of a log. */
  private record Place(long order, Origin origin) {}

  /**
   * Takes a line.
   *
   * @param number how many lines were taken before it
   * @param order its place among all lines of the log, over its parts
   */
  void take(long number, long order, String source, int line, byte[] bytes, int from, int to) {
    if (first == null) {
      first = new Place(order, origin(source, line, bytes, from, to));
    } else if (isPowerOfTen(number) && between.size() < MOST_BETWEEN) {
      between.add(new Place(order, origin(source, line, bytes, from, to)));
    }
    lastOrder = order;
    lastSource = source;
    lastLine = line;
    lastLength = Math.min(LONGEST, to - from);
    if (lastBytes.length < lastLength) {
      lastBytes = new byte[Math.min(LONGEST, lastLength * 2)];
    }
    System.arraycopy(bytes, from, lastBytes, 0, lastLength);
  }

  private static boolean isPowerOfTen(long number) {
    return number == 1 || number == 10 || number == 100 || number == 1000;
  }

  void merge(Samples other) {
    if (other.first == null) {
      return;
    }
    between.addAll(other.between);
    between.add(first == null || other.first.order < first.order ? first : other.first);
    between.removeIf(java.util.Objects::isNull);
    if (first == null || other.first.order < first.order) {
      first = other.first;
    }
    between.sort(Comparator.comparingLong(Place::order));
    while (between.size() > MOST_BETWEEN) {
      between.remove(between.size() / 2);
    }
    if (other.lastOrder > lastOrder) {
      lastOrder = other.lastOrder;
      lastSource = other.lastSource;
      lastLine = other.lastLine;
      lastBytes = Arrays.copyOf(other.lastBytes, other.lastBytes.length);
      lastLength = other.lastLength;
    }
  }

  Origin first() {
    return first.origin;
  }

  long firstOrder() {
    return first.order;
  }

  /** The kept lines in the order of the log. */
  List<Origin> all() {
    List<Origin> all = new ArrayList<>();
    all.add(first.origin);
    between.stream().sorted(Comparator.comparingLong(Place::order)).forEach(p -> all.add(p.origin));
    Origin last = origin(lastSource, lastLine, lastBytes, 0, lastLength);
    if (!all.contains(last)) {
      all.add(last);
    }
    return all;
  }

  /** A line as an origin: control characters as blanks, colours and the end of line left out. */
  static Origin origin(String source, int line, byte[] bytes, int from, int to) {
    byte[] kept = new byte[Math.min(LONGEST, to - from)];
    int length = 0;
    for (int i = from; i < to && length < kept.length; i++) {
      byte b = bytes[i];
      if (b == 0x1b) {
        i = escapeEnd(bytes, i, to);
      } else if (b != '\r') {
        kept[length++] = (b >= 0 && b < 0x20 && b != '\t') || b == 0x7f ? (byte) ' ' : b;
      }
    }
    return new Origin(source, line, Plain.text(kept, 0, length));
  }

  private static int escapeEnd(byte[] bytes, int start, int to) {
    int i = start + 1;
    if (i < to && bytes[i] == '[') {
      i++;
      while (i < to && (bytes[i] < 0x40 || bytes[i] > 0x7e)) {
        i++;
      }
    }
    return i;
  }
}
