package dev.culprit.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.culprit.CpuTime;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** To walk descriptors costs little more than to ask the kernel where each of them leads. */
class DescriptorWalkSpeedTest {

  private static final int OPEN = 1_000;
  private static final int WALKS = 20;

  /** The walk took 1.1 times a plain one when this was written, on a busy machine. */
  private static final double MOST = 3;

  private final Path folder = Path.of("/proc/self/fd");

  @Test
  void theWalkBesideAPlainOne(@TempDir Path temporary) throws IOException {
    assumeTrue(Files.isReadable(folder), "there is no /proc here");
    Path file = Files.createFile(temporary.resolve("held"));
    List<FileChannel> open = new ArrayList<>();
    try {
      for (int i = 0; i < OPEN; i++) {
        open.add(FileChannel.open(file));
      }
      assertEquals(OPEN, walked(file));
      CpuTime.assertAtMost(MOST, () -> repeat(this::plain), () -> repeat(this::walk));
    } finally {
      for (FileChannel one : open) {
        one.close();
      }
    }
  }

  private static void repeat(Runnable walk) {
    for (int i = 0; i < WALKS; i++) {
      walk.run();
    }
  }

  /** How many of the descriptors lead to a file. */
  private long walked(Path file) {
    return text().lines().filter(line -> line.endsWith(" -> " + file)).count();
  }

  private void walk() {
    String text = text();
    assertEquals('\n', text.charAt(text.length() - 1));
  }

  private String text() {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    ProcDescriptors.read(1, folder, new AtomicInteger(1_000_000)).write(text);
    return text.toString(StandardCharsets.UTF_8);
  }

  private void plain() {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        // the folder's own descriptor is gone when it is asked for, like any that is closed
        LiveRoot.link(entry);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
