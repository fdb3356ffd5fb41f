package dev.culprit.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Ends a stream that unpacks to more than the bounds allow, with a sentence that says so. Errors of
 * the unpacking libraries, checked or not, come out as {@link IOException}.
 */
final class Guarded extends FilterInputStream {

  private final Counted packed;
  private final Bounds bounds;
  private long unpacked;

  Guarded(InputStream in, Counted packed, Bounds bounds) {
    super(in);
    this.packed = packed;
    this.bounds = bounds;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int n = guardedRead(bytes, offset, length);
    if (n > 0) {
      unpacked += n;
      check();
    }
    return n;
  }

  private int guardedRead(byte[] bytes, int offset, int length) throws IOException {
    try {
      return super.read(bytes, offset, length);
    } catch (RuntimeException broken) {
      throw new IOException("is damaged: " + broken.getMessage(), broken);
    }
  }

  private void check() throws IOException {
    if (unpacked > bounds.totalBytes()) {
      throw new IOException("unpacks to more than " + bounds.totalBytes() / Bounds.MIB + " MiB");
    }
    if (unpacked > bounds.ratioFrom() && unpacked / Math.max(1, packed.count()) > bounds.ratio()) {
      throw new IOException("unpacks to more than " + bounds.ratio() + " times its size");
    }
  }

  @Override
  public long skip(long n) throws IOException {
    byte[] sink = new byte[(int) Math.min(n, 64 * 1024)];
    long left = n;
    while (left > 0) {
      int read = read(sink, 0, (int) Math.min(sink.length, left));
      if (read < 0) {
        break;
      }
      left -= read;
    }
    return n - left;
  }
}
