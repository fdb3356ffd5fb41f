package dev.culprit.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Drops quote marks and a uniform indentation at the beginning of every line. */
final class StrippedStream extends FilterInputStream {

  /** Bytes that are skipped at once, since what is skipped must be read. */
  private static final int SKIPPED = 8192;

  private final boolean quoted;
  private final int indent;
  private boolean lineStart = true;
  private boolean afterMark;
  private int dropped;

  StrippedStream(InputStream in, boolean quoted, int indent) {
    super(in);
    this.quoted = quoted;
    this.indent = indent;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    int kept = 0;
    while (kept == 0) {
      int n = super.read(bytes, offset, length);
      if (n < 0) {
        return -1;
      }
      for (int i = offset; i < offset + n; i++) {
        if (keeps(bytes[i])) {
          bytes[offset + kept++] = bytes[i];
        }
      }
    }
    return kept;
  }

  private boolean keeps(byte b) {
    if (b == '\n') {
      lineStart = true;
      afterMark = false;
      dropped = 0;
      return true;
    }
    if (!lineStart) {
      return true;
    }
    if (quoted && b == '>' && dropped == 0) {
      afterMark = true;
      return false;
    }
    if (b == ' ' && afterMark) {
      afterMark = false;
      return false;
    }
    if ((b == ' ' || b == '\t') && dropped < indent) {
      dropped++;
      return false;
    }
    lineStart = false;
    return true;
  }

  @Override
  public long skip(long n) throws IOException {
    int wanted = (int) Math.min(n, SKIPPED);
    return wanted <= 0 ? 0 : Math.max(0, read(new byte[wanted], 0, wanted));
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
