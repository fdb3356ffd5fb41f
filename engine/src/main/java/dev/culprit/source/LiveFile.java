package dev.culprit.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads files of the kernel, which have no size before they are read. */
final class LiveFile {

  /** Most bytes of one file of the kernel; half a million connections fit. */
  static final int MOST = 64 << 20;

  private static final int CHUNK = 64 * 1024;

  private static final ThreadLocal<ByteBuffer> BUFFER =
      ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(CHUNK));

  private LiveFile() {}

  /** At most {@code most} bytes of a file. */
  static byte[] read(Path path, int most) throws IOException {
    ByteBuffer buffer = BUFFER.get();
    try (SeekableByteChannel channel = Files.newByteChannel(path)) {
      buffer.clear();
      if (most < buffer.capacity()) {
        buffer.limit(most);
      }
      int n = channel.read(buffer);
      byte[] head = taken(buffer);
      return n <= 0 || head.length == most ? head : rest(channel, head, buffer, most);
    }
  }

  /** The kernel ends a read at the end of a record, so that a short read is not the last one. */
  private static byte[] rest(SeekableByteChannel channel, byte[] head, ByteBuffer buffer, int most)
      throws IOException {
    ByteArrayOutputStream all = null;
    int length = head.length;
    while (length < most) {
      buffer.clear();
      buffer.limit(Math.min(buffer.capacity(), most - length));
      if (channel.read(buffer) <= 0) {
        break;
      }
      if (all == null) {
        all = new ByteArrayOutputStream(Math.max(CHUNK, 2 * length));
        all.writeBytes(head);
      }
      byte[] more = taken(buffer);
      all.writeBytes(more);
      length += more.length;
    }
    return all == null ? head : all.toByteArray();
  }

  private static byte[] taken(ByteBuffer buffer) {
    buffer.flip();
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }

  /** The text of a small file without the line end; "" if it cannot be read. */
  static String word(Path path) {
    try {
      return new String(read(path, 64 * 1024), StandardCharsets.UTF_8).strip();
    } catch (IOException unreadable) {
      return "";
    }
  }

  /** Whether it was refused, and not just gone. */
  static boolean denied(IOException e) {
    return e instanceof AccessDeniedException
        || (e instanceof FileSystemException system
            && String.valueOf(system.getReason()).contains("not permitted"));
  }

  /** Why it could not be read, as a sentence without a full stop. */
  static String reason(IOException e) {
    if (denied(e)) {
      return "it can be read by root only";
    }
    String reason = e instanceof FileSystemException system ? system.getReason() : e.getMessage();
    return reason == null || reason.isBlank()
        ? "it is not there any more"
        : "reading fails: " + ProcSections.harmless(reason);
  }
}
