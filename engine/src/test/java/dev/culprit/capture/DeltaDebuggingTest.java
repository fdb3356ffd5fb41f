package dev.culprit.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeltaDebuggingTest {

  private static final List<Integer> MANY = IntStream.range(0, 1000).boxed().toList();

  @Test
  void findsTheFewThatMatter() {
    AtomicInteger asked = new AtomicInteger();
    List<Integer> few =
        new DeltaDebugging<Integer>(
                some -> {
                  asked.incrementAndGet();
                  return some.containsAll(List.of(17, 400, 999));
                },
                () -> true)
            .minimise(MANY);
    assertEquals(List.of(17, 400, 999), few);
    assertTrue(asked.get() < 200, asked + " questions");
  }

  @Test
  void keepsAsManyAsAThresholdTakes() {
    List<Integer> few =
        new DeltaDebugging<Integer>(some -> some.size() > 12, () -> true).minimise(MANY);
    assertEquals(13, few.size());
  }

  @Test
  void givesWhatItHasWhenTimeIsUp() {
    AtomicInteger left = new AtomicInteger(3);
    List<Integer> some =
        new DeltaDebugging<Integer>(
                part -> {
                  left.decrementAndGet();
                  return part.contains(0);
                },
                () -> left.get() > 0)
            .minimise(MANY);
    assertTrue(some.contains(0) && some.size() < 1000 && some.size() > 1, some.size() + " left");
  }
}
