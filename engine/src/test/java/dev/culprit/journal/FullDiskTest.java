package dev.culprit.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.culprit.source.Content;
import dev.culprit.source.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal on a filesystem that is really full. */
class FullDiskTest {

  @TempDir Path root;

  private boolean mounted;

  private static int run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  @AfterEach
  void unmount() throws Exception {
    if (mounted) {
      assertEquals(0, run("umount", root.resolve("disk").toString()));
    }
  }

  private static Entry entry(int n) {
    Reading reading = Reading.printed("lsof", 0, Content.of("x".repeat(6000)));
    return new Entry("ran", Instant.EPOCH, Map.of("test", "t" + n), List.of(reading));
  }

  @Test
  void whatDidNotFitIsWrittenOnceThereIsRoom() throws Exception {
    Path disk = Files.createDirectory(root.resolve("disk"));
    mounted = run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk.toString()) == 0;
    assumeTrue(mounted, "root may mount a small filesystem");
    Path filler = disk.resolve("filler");
    Files.write(filler, new byte[32 << 10]);
    int steps = 0;
    try (Journal journal = Journal.create(disk.resolve("j"))) {
      while (journal.failure().isEmpty() && steps < 50) {
        journal.add(entry(++steps));
      }
      assertTrue(steps < 50, "it never was full");
      assertEquals(steps - 1, Story.read(disk.resolve("j")).entries().size());
      Files.delete(filler);
      journal.add(entry(++steps));
      assertTrue(journal.failure().isEmpty());
    }
    Story story = Story.read(disk.resolve("j"));
    assertEquals(steps, story.entries().size());
    assertEquals("t" + steps, story.entries().get(steps - 1).field("test"));
  }
}
