package dev.culprit.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Standard output, or the file that {@code --output} names; a reader that went away ends the output
 * quietly.
 */
final class Output {

  private Output() {}

  /**
   * Writes all of {@code bytes}.
   *
   * @throws NotWrittenException when the file takes them not; then they went to standard output
   */
  static void write(byte[] bytes, Path file) throws IOException {
    if (file == null) {
      print(bytes);
      return;
    }
    try {
      Files.write(file, bytes);
    } catch (IOException e) {
      print(bytes);
      throw new NotWrittenException(file.toString(), e);
    }
  }

  private static void print(byte[] bytes) throws IOException {
    OutputStream out = System.out;
    out.write(bytes);
    flush();
  }

  /** Flushes standard output; a broken pipe is no failure of ours. */
  static void flush() {
    System.out.flush();
  }

  /** A stream that renders into memory. */
  static PrintStream printer(OutputStream out) {
    return new PrintStream(out, false, StandardCharsets.UTF_8);
  }
}
