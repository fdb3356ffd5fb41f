package dev.culprit.callers;

import dev.culprit.run.CommandRunner;
import dev.culprit.trace.Frame;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Functions and lines of source for addresses, by {@code addr2line} of binutils, which also finds
 * debugging symbols that are installed apart from the library.
 */
final class SourceLines {

  private static final Duration TIME = Duration.ofSeconds(10);

  private static final int MAX_BYTES = 1 << 16;

  /** Where the type of an ELF file stands, and that of what can be loaded anywhere: elf(5). */
  private static final int TYPE = 16;

  private static final int SHARED = 3;

  private final Path root;

  /**
   * For the libraries below a root.
   *
   * @param root the one that the traced process sees, which need not be ours
   */
  SourceLines(Path root) {
    this.root = root;
  }

  /** A frame with what its address tells besides; as it is when that is nothing. */
  Frame located(Frame frame) throws InterruptedException {
    if (frame.address().isEmpty() || !frame.source().isEmpty()) {
      return frame;
    }
    Path library = root.resolve(frame.library().substring(1));
    if (!frame.library().startsWith("/") || !isShared(library)) {
      return frame; // addresses of what is loaded at a fixed place do not count from its begin
    }
    // the address is where the call returns to, which may be the next line already
    String call = "0x" + Long.toHexString(Long.decode(frame.address()) - 1);
    CommandRunner.Ran ran =
        new CommandRunner(TIME, MAX_BYTES, true)
            .run(List.of("addr2line", "-f", "-C", "-e", library.toString(), call));
    List<String> told = ran.output().text().lines().toList();
    return ran.exit() == 0 && told.size() >= 2 ? with(frame, told.get(0), told.get(1)) : frame;
  }

  private static Frame with(Frame frame, String function, String line) {
    String known = function.equals("??") ? "" : function;
    String plain = line.replaceFirst(" \\(discriminator \\d+\\)$", "");
    String source = plain.substring(plain.lastIndexOf('/') + 1);
    return new Frame(
        frame.library(),
        frame.function().isEmpty() ? known : frame.function(),
        frame.address(),
        source.matches("[^?:]{1,200}:[1-9]\\d{0,6}") ? source : "");
  }

  private static boolean isShared(Path library) {
    if (!Files.isRegularFile(library)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(library)) {
      byte[] head = in.readNBytes(TYPE + 2);
      return head.length == TYPE + 2 && (head[TYPE] | head[TYPE + 1]) == SHARED;
    } catch (IOException e) {
      return false;
    }
  }
}
