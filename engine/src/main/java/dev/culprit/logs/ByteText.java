package dev.culprit.logs;

/**
 * A part of an array of bytes as text for a regular expression, one character a byte, without
 * copying. It counts how often it is looked at, and ends a match that takes too long.
 */
final class ByteText implements CharSequence {

  /** What ends a match; without a stack, since it is thrown for a line and no fault of ours. */
  static final class GaveUp extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private GaveUp() {
      super("the pattern takes too long on this line", null, false, false);
    }
  }

  /** Looks that a match may take at least, and for each byte of the line. */
  private static final int BASE = 20_000;

  private static final int PER_BYTE = 256;

  private byte[] bytes = new byte[0];
  private int from;
  private int to;
  private int left;

  /** Points it at a part of an array and gives it a fresh allowance. */
  ByteText over(byte[] array, int start, int end) {
    bytes = array;
    from = start;
    to = end;
    left = BASE + PER_BYTE * (end - start);
    return this;
  }

  @Override
  public int length() {
    return to - from;
  }

  @Override
  public char charAt(int index) {
    if (--left < 0) {
      throw new GaveUp();
    }
    return (char) (bytes[from + index] & 0xff);
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return Plain.text(bytes, from + start, from + end);
  }

  @Override
  public String toString() {
    return subSequence(0, length()).toString();
  }
}
