package dev.culprit.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A text, line by line, bounded against hostile input: a line is cut at {@value #MAX_LINE} bytes,
 * NUL, other control characters and the no-break spaces of web pages become blanks, ANSI colours
 * and carriage returns are dropped, bytes that are no UTF-8 become U+FFFD. Memory is that of one
 * line.
 */
public final class Lines implements AutoCloseable {

  /** Longest line that is kept; the rest of a longer one is dropped and {@link #wasCut} says so. */
  public static final int MAX_LINE = 64 * 1024;

  private final InputStream in;

  /** Small, since most of a bundle's many files are. */
  private static final int BUFFER = 8 * 1024;

  private final byte[] buffer;

  private byte[] line = new byte[512];
  private int position;
  private int filled;
  private int number;
  private boolean cut;
  private boolean unended;
  private String pushedBack;
  private IOException failure;

  /**
   * Reads from {@code in}, which is closed with this.
   *
   * @param offset number of lines before the first one in the source that is shown to the operator
   */
  public Lines(InputStream in, int offset) {
    this(in, offset, BUFFER);
  }

  private Lines(InputStream in, int offset, int room) {
    this.in = in;
    this.buffer = new byte[room];
    this.number = offset;
  }

  /** The lines of a reading. */
  public static Lines of(Reading reading) {
    Content content = reading.content();
    int room =
        content instanceof InMemory there ? Math.min(BUFFER, there.bytes().length + 1) : BUFFER;
    try {
      return new Lines(content.open(), reading.lineOffset(), room);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The lines of a text, for tests and small parts. */
  public static Lines of(String text) {
    return new Lines(new java.io.ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), 0);
  }

  /**
   * The next line without its end, or null after the last one or when reading fails ({@link
   * #failure}).
   */
  public String next() {
    if (pushedBack != null) {
      String again = pushedBack;
      pushedBack = null;
      number++;
      return again;
    }
    String plain = plain();
    if (plain != null) {
      number++;
      return plain;
    }
    int length = readRaw();
    if (length < 0) {
      return null;
    }
    number++;
    return clean(length);
  }

  /**
   * The next line where it lies in the buffer as a whole and needs no cleaning, as most; or null.
   */
  private String plain() {
    byte[] bytes = buffer;
    int end = filled;
    for (int i = position; i < end; i++) {
      byte b = bytes[i];
      if ((b < ' ' && b != '\t') || b == 0x7f) {
        if (b != '\n') {
          return null;
        }
        String line = new String(bytes, position, i - position, StandardCharsets.ISO_8859_1);
        position = i + 1;
        return line;
      }
    }
    return null;
  }

  /** Puts the last line back, so that {@link #next} gives it again. */
  public void back(String last) {
    pushedBack = last;
    number--;
  }

  /** Number of the line that was given last, from 1. */
  public int number() {
    return number;
  }

  /** Whether some line was longer than {@link #MAX_LINE}. */
  public boolean wasCut() {
    return cut;
  }

  /** Whether the line that was given last is the last one and lacks its end. */
  public boolean lastIsUnended() {
    return unended;
  }

  /** What ended the reading early, or null. */
  public IOException failure() {
    return failure;
  }

  /** The rest of the lines; for small readings only. */
  public List<String> rest() {
    List<String> all = new ArrayList<>();
    for (String next = next(); next != null; next = next()) {
      all.add(next);
    }
    return all;
  }

  private int readRaw() {
    int length = 0;
    boolean any = false;
    while (true) {
      if (position == filled && !fill()) {
        unended |= any;
        return any ? length : -1;
      }
      any = true;
      byte b = buffer[position++];
      if (b == '\n') {
        return length;
      }
      if (length < MAX_LINE) {
        if (length == line.length) {
          line = Arrays.copyOf(line, 2 * length);
        }
        line[length++] = b;
      } else {
        cut = true;
      }
    }
  }

  private boolean fill() {
    try {
      position = 0;
      filled = Math.max(0, in.read(buffer, 0, buffer.length));
      return filled > 0;
    } catch (IOException e) {
      failure = e;
      filled = 0;
      return false;
    }
  }

  private String clean(int length) {
    int kept = 0;
    boolean ascii = true;
    for (int i = 0; i < length; i++) {
      byte b = line[i];
      if (b == 0x1b) {
        i = skipEscape(i, length);
      } else if (b != '\r') {
        ascii &= b >= 0;
        line[kept++] = ((b >= 0 && b < 0x20 && b != '\t') || b == 0x7f) ? (byte) ' ' : b;
      }
    }
    return ascii
        ? new String(line, 0, kept, StandardCharsets.ISO_8859_1)
        : blanked(new String(line, 0, kept, StandardCharsets.UTF_8));
  }

  /** Control characters of two bytes, and the no-break spaces of web pages, as blanks. */
  private static String blanked(String text) {
    StringBuilder clean = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '\u0080' && c <= '\u00a0') {
        clean = clean == null ? new StringBuilder(text) : clean;
        clean.setCharAt(i, ' ');
      }
    }
    return clean == null ? text : clean.toString();
  }

  /** Position of the last byte of the escape sequence that begins at {@code start}. */
  private int skipEscape(int start, int length) {
    int i = start + 1;
    if (i < length && line[i] == '[') {
      i++;
      while (i < length && (line[i] < 0x40 || line[i] > 0x7e)) {
        i++;
      }
    }
    return Math.min(i, length - 1);
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      if (failure == null) {
        failure = e;
      }
    }
  }
}
