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

  /** Writes all of {@code bytes}. */
  static void write(byte[] bytes, Path file) throws IOException {
    if (file != null) {
      Files.write(file, bytes);
      return;
    }
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
