package dev.culprit.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Some lines of a text.
 *
 * @param whole the text
 * @param start bytes before it
 * @param length its bytes
 * @param quoted whether quote marks are dropped
 * @param marked whether the marks of HTML and forums are replaced by what they stand for
 * @param indent blanks that are dropped before each line
 */
record Slice(Content whole, long start, long length, boolean quoted, boolean marked, int indent)
    implements Content {

  @Override
  public InputStream open() throws IOException {
    InputStream in = whole.open();
    try {
      in.skipNBytes(start);
    } catch (IOException e) {
      in.close();
      throw e;
    }
    InputStream part = new Limited(in, length);
    if (marked) {
      part = Markup.plain(part);
    }
    return quoted || indent > 0 ? new StrippedStream(part, quoted, indent) : part;
  }

  @Override
  public Content lasting() {
    return new Slice(whole.lasting(), start, length, quoted, marked, indent);
  }

  /** Ends after so many bytes. */
  private static final class Limited extends FilterInputStream {
    private long left;

    Limited(InputStream in, long length) {
      super(in);
      this.left = length;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int wanted) throws IOException {
      if (left <= 0) {
        return -1;
      }
      int n = super.read(bytes, offset, (int) Math.min(wanted, left));
      left -= Math.max(0, n);
      return n;
    }

    @Override
    public long skip(long n) throws IOException {
      long skipped = super.skip(Math.min(n, left));
      left -= skipped;
      return skipped;
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }
}
