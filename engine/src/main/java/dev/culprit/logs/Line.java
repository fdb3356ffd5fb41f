package dev.culprit.logs;

/**
 * The line at hand, for those that count it; one object is used for line after line.
 *
 * <p>Its order is its place among all lines of all parts of a log, rotated ones first.
 */
final class Line {

  private final String source;
  private final long base;
  private final boolean numbered;
  private byte[] bytes = new byte[0];
  private int from;
  private int to;
  private long number;
  private long millis = Stamp.NONE;

  /**
   * Lines of one part of a log.
   *
   * @param age how often it was rotated, 0 for the current one
   * @param numbered whether the lines before the first one that is read are known by number
   */
  Line(String source, int age, boolean numbered) {
    this.source = source;
    this.numbered = numbered;
    this.base = (long) (40_000_000 - Math.min(age, 40_000_000)) << 37;
  }

  void set(byte[] array, int start, int end, long lineNumber) {
    bytes = array;
    from = start;
    to = end;
    number = lineNumber;
    millis = Stamp.NONE;
  }

  void at(long time) {
    millis = time;
  }

  String source() {
    return source;
  }

  byte[] bytes() {
    return bytes;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  /** Its number in the file, from 1; 0 where it is not known. */
  int number() {
    return numbered ? (int) Math.min(number, Integer.MAX_VALUE) : 0;
  }

  long order() {
    return base + number;
  }

  long millis() {
    return millis;
  }
}
