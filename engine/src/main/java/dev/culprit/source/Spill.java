package dev.culprit.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * Keeps unpacked bytes: small ones in memory, large ones one after another in a single temporary
 * file. The file has no name any more once it is open, so that nothing is left behind however the
 * program ends.
 */
final class Spill implements AutoCloseable {

  /** Larger ones go to the file. */
  private static final int SMALL = 64 * 1024;

  /** All that is kept in memory, out of a heap of 256 MB. */
  private static final long MEMORY = 40 * Bounds.MIB;

  private static final int BUFFER = 256 * 1024;

  private final Bounds bounds;
  private final byte[] buffer = new byte[SMALL];
  private Path folder;
  private FileChannel file;
  private long written;
  private long inMemory;

  Spill(Bounds bounds) {
    this.bounds = bounds;
  }

  /**
   * Copies the rest of {@code in}.
   *
   * @throws RefusedException if it is longer than {@code limit} bytes, or there is no room for it
   */
  Content keep(InputStream in, long limit) throws IOException {
    int length = in.readNBytes(buffer, 0, buffer.length);
    if (length < SMALL && inMemory + length <= MEMORY) {
      inMemory += length;
      return Content.of(Arrays.copyOf(buffer, length));
    }
    long start = written;
    append(buffer, length);
    byte[] large = new byte[BUFFER];
    for (int n = in.read(large); n >= 0; n = in.read(large)) {
      if (written - start + n > limit) {
        written = start;
        throw new RefusedException("it is larger than " + limit / Bounds.MIB + " MiB");
      }
      append(large, n);
    }
    return slice(start, written - start);
  }

  private void append(byte[] bytes, int length) throws IOException {
    if (file == null) {
      openFile();
    }
    if (written / BUFFER != (written + length) / BUFFER) {
      checkRoom();
    }
    ByteBuffer rest = ByteBuffer.wrap(bytes, 0, length);
    while (rest.hasRemaining()) {
      written += file.write(rest, written);
    }
  }

  private void openFile() throws IOException {
    String named = System.getenv("TMPDIR");
    String fallback = System.getProperty("java.io.tmpdir", "/tmp");
    folder = Path.of(named == null || named.isEmpty() ? fallback : named);
    Path path = Files.createTempFile(folder, "culprit", ".tmp");
    file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
    Files.delete(path);
  }

  private void checkRoom() throws IOException {
    if (Files.getFileStore(folder).getUsableSpace() < bounds.freeBytes()) {
      throw new RefusedException(
          "there is too little room in " + folder + " to unpack it; set TMPDIR");
    }
  }

  private Content slice(long start, long length) {
    FileChannel source = file;
    return () -> new ChannelSlice(source, start, start + length);
  }

  @Override
  public void close() {
    try {
      if (file != null) {
        file.close();
      }
    } catch (IOException e) {
      // the file has no name, and the system frees it with the last descriptor
    }
  }
}
