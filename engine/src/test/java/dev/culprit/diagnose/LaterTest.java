package dev.culprit.diagnose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LaterTest {

  private final AtomicInteger made = new AtomicInteger();

  @Test
  void itIsMadeOnceByAnotherThread() {
    Later<Thread> thread = new Later<>("maker", this::make);
    thread.begin();
    thread.begin();
    assertNotEquals(Thread.currentThread(), thread.get());
    assertEquals(thread.get(), thread.get());
    assertEquals(1, made.get());
  }

  @Test
  void whereNobodyBeganItIsMadeHere() {
    assertEquals(Thread.currentThread(), new Later<>("maker", this::make).get());
  }

  private Thread make() {
    made.incrementAndGet();
    return Thread.currentThread();
  }

  @Test
  void whatCannotBeMadeIsToldToWhoeverNeedsIt() {
    Later<String> broken =
        new Later<>(
            "maker",
            () -> {
              throw new IOException("no such pack");
            });
    broken.begin();
    Throwable cause = assertThrows(IllegalStateException.class, broken::get).getCause();
    assertEquals("no such pack", cause.getMessage());
    Later<String> faulty =
        new Later<>(
            "maker",
            () -> {
              throw new IllegalArgumentException("rule x");
            });
    assertEquals("rule x", assertThrows(IllegalArgumentException.class, faulty::get).getMessage());
  }
}
