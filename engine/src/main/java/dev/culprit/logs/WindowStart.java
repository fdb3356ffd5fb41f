package dev.culprit.logs;

import dev.culprit.source.Content;
import java.io.IOException;
import java.io.InputStream;

/**
 * Finds where the incident's window begins in a large log by bisection, so that what is older is
 * not even read. Only where the log's lines stand in the order of time, as far as samples tell.
 */
final class WindowStart {

  /** Smaller logs are read sooner than searched. */
  private static final long LARGE = 8L << 20;

  /** Bytes in which a line with a time is sought; also how close the search gets. */
  private static final int BLOCK = 64 * 1024;

  /** Bytes read before the place that was found, since neighbouring lines may change places. */
  private static final long MARGIN = 1L << 20;

  /** Places, evenly spread, whose times must ascend. */
  private static final int SAMPLES = 16;

  private final Content content;
  private final long since;
  private final AccessLine access;
  private final LineHead head;

  WindowStart(Content content, LogContext context, LogName name) {
    this.content = content;
    this.since = context.since() == null ? Stamp.NONE : context.since().toEpochMilli();
    this.access = new AccessLine(context);
    this.head = new LineHead(context, name);
  }

  /** From which byte on to read; 0 where all must be read. */
  long find() throws IOException {
    long size = since == Stamp.NONE ? 0 : content.size();
    if (size < LARGE || !ascends(size)) {
      return 0;
    }
    long low = 0;
    long high = size;
    while (high - low > BLOCK) {
      long middle = low + (high - low) / 2;
      long time = timeAt(middle);
      if (time == Stamp.NONE) {
        return 0;
      } else if (time < since) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return Math.max(0, low - MARGIN);
  }

  private boolean ascends(long size) throws IOException {
    long before = Stamp.NONE;
    for (int i = 0; i < SAMPLES; i++) {
      long time = timeAt(size / SAMPLES * i);
      if (time == Stamp.NONE || time < before) {
        return false;
      }
      before = time;
    }
    return true;
  }

  /** The time of the first line behind {@code place} that bears one. */
  private long timeAt(long place) throws IOException {
    byte[] block = new byte[BLOCK];
    int length;
    try (InputStream in = content.openAt(place)) {
      length = in.readNBytes(block, 0, BLOCK);
    }
    head.within(0, length);
    int from = place == 0 ? 0 : Newlines.next(block, 0, length) + 1;
    while (from < length) {
      int to = Newlines.next(block, from, length);
      long time = time(block, from, to);
      if (time != Stamp.NONE) {
        return time;
      }
      from = to + 1;
    }
    return Stamp.NONE;
  }

  private long time(byte[] bytes, int from, int to) {
    if (access.read(bytes, from, to)) {
      return access.millis();
    }
    head.read(bytes, from, to);
    return head.millis();
  }
}
