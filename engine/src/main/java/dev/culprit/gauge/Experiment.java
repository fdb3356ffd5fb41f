package dev.culprit.gauge;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Calls a path again and again, never faster than agreed, and rests as long after every few calls.
 * What the processes hold is counted at each turn: what calls leave behind grows while they are
 * made and stays while nobody calls; what grows by itself does so at both.
 */
public final class Experiment {

  /** How often it turns from calling to resting. */
  private static final int ROUNDS = 8;

  /** Calls in a row without an answer after which going on would only hurt. */
  private static final int GIVE_UP = 5;

  /** The shortest rest: what a call leaves behind for a moment is gone by then. */
  private static final Duration SETTLE = Duration.ofMillis(500);

  private final Gauge gauge;
  private final Call call;
  private final Duration pause;

  /**
   * An experiment.
   *
   * @param pause between the begin of two calls, at least
   */
  public Experiment(Gauge gauge, Call call, Duration pause) {
    this.gauge = gauge;
    this.call = call;
    this.pause = pause;
  }

  /**
   * What was counted at one moment.
   *
   * @param calls how many had been made
   */
  public record Look(int calls, NavigableMap<Integer, ProcessCount> processes) {}

  /**
   * What came of it.
   *
   * @param calls how many were made
   * @param answered how many of them were answered
   * @param words how they ended, and how often
   * @param seconds how long it took
   * @param looks one before the first counted call; then in turn one after some calls, and one
   *     after a rest
   */
  public record Result(
      int calls, int answered, Map<String, Integer> words, double seconds, List<Look> looks) {

    /** How many calls were made between the first look and the last one. */
    public int counted() {
      return looks.get(looks.size() - 1).calls();
    }
  }

  /** Makes so many calls, after a few that warm the path up and are not counted. */
  public Result run(int calls) throws InterruptedException {
    long begin = System.nanoTime();
    Counter counter = new Counter();
    int warm = counter.make(Math.max(1, Math.min(5, calls / 5)));
    Thread.sleep(2 * SETTLE.toMillis());
    List<Look> looks = new ArrayList<>();
    looks.add(new Look(0, gauge.read()));
    int rounds = Math.min(ROUNDS, calls);
    int made = 0;
    for (int round = 1; round <= rounds && !counter.givesUp(); round++) {
      long turn = System.nanoTime();
      made += counter.make(calls * round / rounds - made);
      looks.add(new Look(made, gauge.read()));
      long called = (System.nanoTime() - turn) / 1_000_000;
      Thread.sleep(Math.max(SETTLE.toMillis(), called));
      looks.add(new Look(made, gauge.read()));
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    return new Result(warm + made, counter.answered, counter.words, seconds, List.copyOf(looks));
  }

  /** Makes calls and remembers how they ended. */
  private final class Counter {

    private final Map<String, Integer> words = new TreeMap<>();
    private int answered;
    private int lost;

    boolean givesUp() {
      return lost >= GIVE_UP;
    }

    int make(int count) throws InterruptedException {
      int made = 0;
      while (made < count && !givesUp()) {
        long next = System.nanoTime() + pause.toNanos();
        Call.Outcome outcome = call.make();
        made++;
        words.merge(outcome.word(), 1, Integer::sum);
        answered += outcome.answered() ? 1 : 0;
        lost = outcome.answered() ? 0 : lost + 1;
        Thread.sleep(Math.max(0, (next - System.nanoTime()) / 1_000_000));
      }
      return made;
    }
  }
}
