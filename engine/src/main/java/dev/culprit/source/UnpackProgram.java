package dev.culprit.source;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Unpacks an archive by the host's own {@code xz} or {@code bzip2}, which take a third of the time
 * of Java's code and run beside it. The program sees bytes and no path, none of our environment,
 * and may take no more memory than Java's code may; it ends with this stream.
 */
final class UnpackProgram extends FilterInputStream {

  /** Packed bytes from which on the start of a process, some 20 ms, is the smaller price. */
  static final long FROM = 256 * 1024;

  private static final int BUFFER = 64 * 1024;

  /** What a program says of a failure is one line. */
  private static final int MESSAGE = 1_000;

  /** How long to wait for what has nothing left to do. */
  private static final long END_SECONDS = 10;

  /** {@code xz} ends so after a warning, with all bytes given. */
  private static final int WARNED = 2;

  private static final Map<Magic, List<String>> PROGRAMS =
      Map.of(
          Magic.XZ,
          List.of("xz", "-dc", "--memlimit-decompress=" + Packed.XZ_MEMORY_KIB * 1024L),
          Magic.BZIP2,
          List.of("bzip2", "-dc"));

  private final Magic magic;
  private final Process child;
  private final InputStream packed;
  private final Thread feeder;
  private volatile IOException unread;

  private UnpackProgram(Magic magic, Process child, InputStream packed) {
    super(child.getInputStream());
    this.magic = magic;
    this.child = child;
    this.packed = packed;
    this.feeder = new Thread(this::feed, "unpack");
    feeder.setDaemon(true);
    feeder.start();
  }

  /**
   * The unpacked bytes of {@code packed}, which is closed with them.
   *
   * @param folders where the programs are looked for; not the PATH, which the caller's shell sets
   * @return nothing where there is no such program, or where no process can be started
   */
  static Optional<InputStream> of(InputStream packed, Magic magic, List<Path> folders) {
    List<String> words = PROGRAMS.get(magic);
    if (words == null) {
      return Optional.empty();
    }
    return folders.stream()
        .map(folder -> folder.resolve(words.get(0)))
        .filter(Files::isExecutable)
        .findFirst()
        .flatMap(program -> started(program, words.subList(1, words.size())))
        .map(child -> new UnpackProgram(magic, child, packed));
  }

  private static Optional<Process> started(Path program, List<String> options) {
    ProcessBuilder builder = new ProcessBuilder(program.toString());
    builder.command().addAll(options);
    builder.environment().clear();
    builder.environment().put("LC_ALL", "C");
    try {
      return Optional.of(builder.start());
    } catch (IOException noProcess) {
      // a sick host may have none left; Java's code does the same
      return Optional.empty();
    }
  }

  private void feed() {
    byte[] bytes = new byte[BUFFER];
    try (OutputStream out = child.getOutputStream()) {
      for (int n = next(bytes); n >= 0; n = next(bytes)) {
        out.write(bytes, 0, n);
      }
    } catch (IOException ended) {
      // the program ended before its input did, and its exit tells why
    }
  }

  private int next(byte[] bytes) {
    try {
      return packed.read(bytes);
    } catch (IOException e) {
      unread = e;
      return -1;
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int n = in.read(bytes, offset, length);
    if (n < 0) {
      checkEnd();
    }
    return n;
  }

  /** That a stream ends does not say that it is whole. */
  private void checkEnd() throws IOException {
    int exit = exit();
    if (unread != null) {
      throw unread;
    }
    if (exit == 0 || (magic == Magic.XZ && exit == WARNED)) {
      return;
    }
    String message =
        new String(child.getErrorStream().readNBytes(MESSAGE), StandardCharsets.UTF_8).strip();
    if (message.contains("nexpected")) {
      throw new EOFException(message);
    }
    throw new IOException(message.isEmpty() ? "it is damaged" : "it is damaged: " + message);
  }

  private int exit() throws IOException {
    try {
      if (child.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        return child.exitValue();
      }
      throw new IOException("what unpacks it did not end");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  @Override
  public void close() throws IOException {
    child.destroyForcibly();
    try {
      feeder.join(TimeUnit.SECONDS.toMillis(END_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    super.close();
    packed.close();
  }
}
