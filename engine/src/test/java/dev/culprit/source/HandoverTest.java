package dev.culprit.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HandoverTest {

  private static final int MANY = 100;

  private static void readMany(LiveOut out) {
    for (int i = 0; i < MANY; i++) {
      out.file("/proc/" + i, 0, Content.of("x"));
      out.skip("/sys/" + i, "it is not there any more");
    }
  }

  @Test
  void everythingComesInOrderAndOnThisThread() {
    List<String> read = new ArrayList<>();
    Set<Thread> threads = new HashSet<>();
    Handover.run(
        HandoverTest::readMany,
        reading -> {
          threads.add(Thread.currentThread());
          read.add(reading.path());
        },
        skipped -> {
          threads.add(Thread.currentThread());
          read.add(skipped.source());
        });
    List<String> expected =
        IntStream.range(0, MANY)
            .boxed()
            .flatMap(i -> List.of("/proc/" + i, "/sys/" + i).stream())
            .toList();
    assertEquals(expected, read);
    assertEquals(Set.of(Thread.currentThread()), threads);
  }

  @Test
  void whatFailsThereFailsHereAfterWhatWasRead() {
    List<String> read = new ArrayList<>();
    Consumer<LiveOut> reading =
        out -> {
          out.file("/proc/stat", 0, Content.of("x"));
          throw new IllegalStateException("the disk is gone");
        };
    IllegalStateException thrown =
        assertThrows(
            IllegalStateException.class,
            () -> Handover.run(reading, one -> read.add(one.path()), skipped -> {}));
    assertEquals("the disk is gone", thrown.getMessage());
    assertEquals(List.of("/proc/stat"), read);
  }

  @Test
  void nobodyReadsOnForAReaderThatFailed() throws InterruptedException {
    CountDownLatch ended = new CountDownLatch(1);
    assertThrows(
        IllegalStateException.class,
        () ->
            Handover.run(
                out -> {
                  readMany(out);
                  ended.countDown();
                },
                reading -> {
                  throw new IllegalStateException("it is not understood");
                },
                skipped -> {}));
    assertTrue(ended.await(20, TimeUnit.SECONDS), "the reading thread waits for ever");
  }
}
