package dev.culprit.diagnose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InOrderTest {

  private final List<Integer> taken = new ArrayList<>();

  @Test
  void resultsComeInTheOrderOfTheWorkHoweverLongItTakes() {
    try (InOrder<Integer> crew = InOrder.onAllCores(taken::add)) {
      for (int i = 0; i < 200; i++) {
        int number = i;
        crew.add(() -> slow(number), i == 199);
      }
      crew.finish();
    }
    assertEquals(IntStream.range(0, 200).boxed().toList(), taken);
  }

  /** The even ones are overtaken by the odd ones behind them. */
  private static int slow(int number) {
    long end = System.nanoTime() + (number % 2 == 0 ? 2_000_000 : 0);
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    return number;
  }

  @Test
  void notMuchIsDoneAheadOfWhatWasTaken() {
    AtomicInteger done = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    try (InOrder<Integer> crew =
        InOrder.onAllCores(
            one -> {
              taken.add(one);
              most.accumulateAndGet(done.get() - taken.size(), Math::max);
            })) {
      for (int i = 0; i < 500; i++) {
        crew.add(done::incrementAndGet, false);
      }
      crew.finish();
    }
    assertEquals(500, taken.size());
    assertTrue(most.get() <= 4 * 4, most::toString);
  }

  @Test
  void theOnlyWorkIsDoneByWhoeverAddsIt() {
    List<Thread> workers = new ArrayList<>();
    try (InOrder<Thread> crew = InOrder.onAllCores(workers::add)) {
      crew.add(Thread::currentThread, true);
    }
    assertEquals(List.of(Thread.currentThread()), workers);
  }

  @Test
  void aFaultComesOutWhereTheResultWouldHave() {
    CountDownLatch added = new CountDownLatch(1);
    try (InOrder<Integer> crew = InOrder.onAllCores(taken::add)) {
      crew.add(() -> slow(2), false);
      crew.add(() -> fails(added), false);
      added.countDown();
      assertEquals(
          "on purpose", assertThrows(IllegalStateException.class, crew::finish).getMessage());
    }
    assertEquals(List.of(2), taken);
  }

  private static int fails(CountDownLatch added) {
    try {
      added.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new IllegalStateException("on purpose");
  }
}
