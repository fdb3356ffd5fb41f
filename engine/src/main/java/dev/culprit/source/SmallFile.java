package dev.culprit.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The bytes of a small file, read once for everybody who looks at them while it is its turn. */
final class SmallFile implements InMemory {

  /** Nearly all files of a bundle are smaller; a few of this size are in memory at a time. */
  static final int MOST = 64 * 1024;

  /** First guess at a size, in which most files of the kernel fit. */
  private static final int GUESS = 4 * 1024;

  private final byte[] bytes;
  private final Content file;

  private SmallFile(byte[] bytes, Content file) {
    this.bytes = bytes;
    this.file = file;
  }

  /** The content in memory; itself where it is larger than {@value #MOST} bytes. */
  static Content orItself(Content content) throws IOException {
    if (content instanceof InMemory) {
      return content;
    }
    try (InputStream in = content.open()) {
      byte[] bytes = new byte[GUESS];
      int length = in.readNBytes(bytes, 0, GUESS);
      if (length == GUESS) {
        byte[] rest = in.readNBytes(MOST - GUESS + 1);
        if (rest.length > MOST - GUESS) {
          return content;
        }
        bytes = Arrays.copyOf(bytes, length + rest.length);
        System.arraycopy(rest, 0, bytes, length, rest.length);
      } else {
        bytes = Arrays.copyOf(bytes, length);
      }
      return new SmallFile(bytes, content);
    }
  }

  @Override
  public byte[] bytes() {
    return bytes;
  }

  /** Where it lies, for whoever comes back later. */
  @Override
  public Content lasting() {
    return file;
  }
}
