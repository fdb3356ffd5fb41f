package dev.culprit.logs;

import java.io.IOException;
import java.io.InputStream;

/**
 * A stream in pieces of whole lines. Pieces are cut at the same places however the stream delivers,
 * so that what is counted does not depend on it. A line that is longer than a piece keeps its
 * beginning; the rest of it is dropped.
 */
final class Chunks {

  /** Bytes of a piece. */
  static final int SIZE = 1 << 20;

  private final InputStream in;
  private byte[] carried = new byte[0];
  private long lines;
  private int index;
  private boolean ended;
  private boolean dropping;
  private boolean cut;
  private IOException failure;

  /** Reads on from {@code in}; lines count on from {@code lineOffset}. */
  Chunks(InputStream in, int lineOffset) {
    this.in = in;
    this.lines = lineOffset;
  }

  /** A piece: whole lines in a buffer that belongs to whoever asked. */
  static final class Chunk {
    byte[] bytes = new byte[0];
    int length;
    long firstLine;
    int lines;
    int index;
  }

  /** Fills a piece; false at the end or when reading fails. Several may ask at the same time. */
  synchronized boolean next(Chunk chunk) {
    while (!ended) {
      if (chunk.bytes.length < SIZE) {
        chunk.bytes = new byte[SIZE];
      }
      int length = fill(chunk.bytes);
      int kept = ended ? length : wholeLines(chunk.bytes, length);
      if (kept > 0) {
        number(chunk, kept);
        return true;
      }
    }
    return false;
  }

  private int fill(byte[] buffer) {
    System.arraycopy(carried, 0, buffer, 0, carried.length);
    int length = carried.length;
    carried = new byte[0];
    try {
      int read = 0;
      while (read >= 0 && length < SIZE) {
        read = in.read(buffer, length, SIZE - length);
        length += Math.max(0, read);
      }
    } catch (IOException e) {
      failure = e;
      ended = true;
    } catch (RuntimeException e) {
      // decompressors stumble over damaged data in their own ways
      failure = new IOException("damaged: " + e, e);
      ended = true;
    }
    ended |= length < SIZE;
    if (dropping) {
      int end = Newlines.next(buffer, 0, length);
      dropping = end == length;
      int from = Math.min(length, end + 1);
      System.arraycopy(buffer, from, buffer, 0, length - from);
      return length - from;
    }
    return length;
  }

  /** Carries over what stands behind the last end of line. */
  private int wholeLines(byte[] buffer, int length) {
    int end = Newlines.lineStart(buffer, 0, length);
    if (end == 0 && length == SIZE) {
      dropping = true;
      cut = true;
      return length;
    }
    carried = java.util.Arrays.copyOfRange(buffer, end, length);
    return end;
  }

  private void number(Chunk chunk, int length) {
    chunk.length = length;
    chunk.firstLine = lines + 1;
    chunk.index = index++;
    boolean open = chunk.bytes[length - 1] != '\n';
    chunk.lines = Newlines.count(chunk.bytes, 0, length) + (open ? 1 : 0);
    lines += chunk.lines;
  }

  /** Gives no further piece. */
  synchronized void stop() {
    ended = true;
  }

  /** Whether there may be a further piece. */
  synchronized boolean more() {
    return !ended;
  }

  synchronized boolean wasCut() {
    return cut;
  }

  /** What ended the reading early, or null. */
  synchronized IOException failure() {
    return failure;
  }
}
