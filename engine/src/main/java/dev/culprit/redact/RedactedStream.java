package dev.culprit.redact;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/**
 * Replaces names as the text is read, in blocks of whole lines. Bytes are handled as ISO 8859-1, so
 * that every byte that is not replaced stays what it was.
 */
final class RedactedStream extends InputStream {

  private static final int BLOCK = 1 << 20;

  /** A line that is longer is cut there; {@code Lines} keeps less of it. */
  private static final int LONGEST = 1 << 18;

  private final InputStream in;
  private final UnaryOperator<String> replace;
  private byte[] rest = new byte[0];
  private byte[] ready = new byte[0];
  private int position;
  private boolean ended;

  RedactedStream(InputStream in, UnaryOperator<String> replace) {
    this.in = in;
    this.replace = replace;
  }

  @Override
  public int read() throws IOException {
    return fill() ? ready[position++] & 0xff : -1;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, ready.length - position);
    System.arraycopy(ready, position, bytes, offset, count);
    position += count;
    return count;
  }

  private boolean fill() throws IOException {
    while (position >= ready.length && !ended) {
      byte[] more = in.readNBytes(BLOCK);
      ended = more.length < BLOCK;
      byte[] all = new byte[rest.length + more.length];
      System.arraycopy(rest, 0, all, 0, rest.length);
      System.arraycopy(more, 0, all, rest.length, more.length);
      int end = ended ? all.length : lastLine(all);
      rest = java.util.Arrays.copyOfRange(all, end, all.length);
      String text = new String(all, 0, end, StandardCharsets.ISO_8859_1);
      ready = replace.apply(text).getBytes(StandardCharsets.ISO_8859_1);
      position = 0;
    }
    return position < ready.length;
  }

  private static int lastLine(byte[] all) {
    for (int i = all.length; i > Math.max(0, all.length - LONGEST); i--) {
      if (all[i - 1] == '\n') {
        return i;
      }
    }
    return all.length;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
