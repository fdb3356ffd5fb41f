package dev.culprit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * Holds work to linear growth by the time that its thread has on a processor, which does not pass
 * while other programs have it.
 */
public final class CpuTime {

  /** Time in which a collection of garbage or a compilation hides any growth; nanoseconds. */
  private static final long NEGLIGIBLE = 250_000_000;

  private static final int ATTEMPTS = 4;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private CpuTime() {}

  /** As {@link #assertLinear(String, Runnable, Runnable)}, where there is only one work. */
  public static void assertLinear(Runnable work, Runnable twiceTheWork) {
    assertLinear("", work, twiceTheWork);
  }

  /**
   * Fails where twice the work takes more than three times the time. What takes next to no time is
   * fine; what takes more is measured again before it fails.
   *
   * @param what names the work in the failure
   */
  public static void assertLinear(String what, Runnable work, Runnable twiceTheWork) {
    double ratio = Double.MAX_VALUE;
    for (int attempt = 0; attempt < ATTEMPTS && ratio >= 3; attempt++) {
      long twice = of(twiceTheWork);
      if (twice < NEGLIGIBLE) {
        return;
      }
      ratio = Math.min(ratio, (double) twice / Math.max(1, of(work)));
    }
    assertTrue(ratio < 3, what + " takes " + ratio + " times the time for twice the work");
  }

  /**
   * Fails where some work takes more than so many times what plainer work takes; both are measured
   * in turn, and again before it fails.
   *
   * @param most a ratio that only another order of magnitude reaches
   */
  public static void assertAtMost(double most, Runnable plain, Runnable work) {
    double ratio = Double.MAX_VALUE;
    for (int attempt = 0; attempt < ATTEMPTS && ratio > most; attempt++) {
      plain.run();
      work.run();
      ratio = Math.min(ratio, (double) of(work) / Math.max(1, of(plain)));
    }
    assertTrue(ratio <= most, "it takes " + ratio + " times the time of the plain work");
  }

  /** Nanoseconds that this thread computes for some work. */
  private static long of(Runnable work) {
    long begin = THREADS.getCurrentThreadCpuTime();
    work.run();
    return THREADS.getCurrentThreadCpuTime() - begin;
  }
}
