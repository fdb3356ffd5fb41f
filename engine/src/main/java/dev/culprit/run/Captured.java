package dev.culprit.run;

import dev.culprit.source.Content;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** What a command printed, up to a bound; what came after is read and dropped. */
public final class Captured {

  private final int max;
  private final OutputStream echo;
  private final List<byte[]> pieces = new ArrayList<>();
  private int size;
  private boolean cut;

  /** Keeps at most {@code max} bytes. */
  Captured(int max) {
    this(max, OutputStream.nullOutputStream());
  }

  /** The same, and passes all of it on at once. */
  Captured(int max, OutputStream echo) {
    this.max = max;
    this.echo = echo;
  }

  /** Keeps as much of a piece as there is room for. */
  synchronized void add(byte[] buffer, int length) {
    int kept = Math.min(length, max - size);
    if (kept > 0) {
      pieces.add(Arrays.copyOf(buffer, kept));
      size += kept;
    }
    cut |= kept < length;
    try {
      echo.write(buffer, 0, length);
      echo.flush();
    } catch (IOException nobodyListens) {
      // what is kept does not depend on it
    }
  }

  /**
   * Reads a child's pipe to its end in a thread of its own, so that the child never waits for us.
   * What was read before the pipe broke is kept.
   */
  Thread follow(InputStream in, String name) {
    Thread thread = new Thread(() -> read(in), name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private void read(InputStream in) {
    byte[] buffer = new byte[1 << 16];
    try (in) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        add(buffer, n);
      }
    } catch (IOException endedWithTheChild) {
      // what was read so far is kept
    }
  }

  /** Bytes that are kept. */
  public synchronized int size() {
    return size;
  }

  /** Whether there was more than is kept. */
  public synchronized boolean cut() {
    return cut;
  }

  /** The bytes, which can be read more than once. */
  public Content content() {
    return this::open;
  }

  /** The beginning as text, for messages. */
  public String head(int bytes) {
    try (InputStream in = open()) {
      return new String(in.readNBytes(bytes), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  /** The whole as text; for small outputs only. */
  public String text() {
    return head(size());
  }

  private synchronized InputStream open() {
    List<InputStream> all = new ArrayList<>();
    pieces.forEach(piece -> all.add(new ByteArrayInputStream(piece)));
    return new SequenceInputStream(Collections.enumeration(all));
  }
}
