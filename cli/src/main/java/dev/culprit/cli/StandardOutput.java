package dev.culprit.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Standard output that remembers that it could not be written: on a full disk half an answer must
 * not look like one. A reader that went away wants no more, and that is no failure.
 */
final class StandardOutput extends FilterOutputStream {

  private static final int BUFFER = 8 * 1024;

  private boolean lost;

  private StandardOutput(OutputStream out) {
    super(out);
  }

  /** Takes the place of this process's standard output. */
  static StandardOutput watched() {
    StandardOutput watched = new StandardOutput(new FileOutputStream(FileDescriptor.out));
    System.setOut(
        new PrintStream(new BufferedOutputStream(watched, BUFFER), false, StandardCharsets.UTF_8));
    return watched;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      lost |= !"Broken pipe".equals(e.getMessage());
      throw e;
    }
  }

  /** Whether something is missing; says so on standard error. */
  boolean lost() {
    if (lost) {
      System.err.println("culprit: standard output cannot be written, and is not whole");
    }
    return lost;
  }
}
