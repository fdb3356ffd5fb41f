package dev.culprit.watch;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Samples this host until its time is up or it is told to stop. */
public final class Watcher {

  /** How often the sockets of what grows are looked at one by one, in samples. */
  private static final int DEEP = 6;

  /** Processes that are looked at so. */
  private static final int MOST_DEEP = 8;

  /** Descriptors more than when it was seen first that make a process worth it. */
  private static final long GROWN = 5;

  private final Sampler sampler;
  private final Recording recording;
  private final Clock clock;
  private final Pace pace;
  private final History history = new History();
  private String failure = "";
  private int count;

  /**
   * A watcher.
   *
   * @param recording gets every sample; null to keep none
   */
  public Watcher(Sampler sampler, Recording recording, Clock clock, Pace pace) {
    this.sampler = sampler;
    this.recording = recording;
    this.clock = clock;
    this.pace = pace;
  }

  /**
   * Watches.
   *
   * @param time how long, or null until it is interrupted
   * @param each is told after every sample
   */
  public void watch(Duration time, Consumer<Watcher> each) {
    long end = time == null ? Long.MAX_VALUE : System.nanoTime() + time.toNanos();
    boolean goesOn = true;
    while (goesOn) {
      long begin = System.nanoTime();
      Duration before = spent();
      history.accept(sampler.sample(clock.instant(), deep()));
      count++;
      record();
      each.accept(this);
      long next = begin + pace.next(spent().minus(before)).toNanos();
      goesOn = (time == null || next < end) && waitUntil(next);
    }
  }

  private Set<Integer> deep() {
    Set<Integer> pids = new TreeSet<>();
    if (count % DEEP != DEEP - 1 && count > DEEP) {
      return pids;
    }
    Sample last = history.last();
    for (Row row : last == null ? List.<Row>of() : last.rows().values()) {
      boolean grown = history.moreDescriptors(row) >= GROWN;
      if (pids.size() < MOST_DEEP && (grown || row.unbound() > 0)) {
        pids.add(row.pid());
      }
    }
    return pids;
  }

  /** A full disk ends the recording and not the watching. */
  private void record() {
    if (recording == null || !failure.isEmpty()) {
      return;
    }
    try {
      recording.add(history.last());
    } catch (IOException e) {
      failure = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
  }

  private static Duration spent() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private static boolean waitUntil(long nanos) {
    try {
      Thread.sleep(Math.max(0, (nanos - System.nanoTime()) / 1_000_000));
      return true;
    } catch (InterruptedException told) {
      return false;
    }
  }

  /** Samples so far. */
  public int count() {
    return count;
  }

  /** What trends are told from. */
  public History history() {
    return history;
  }

  /** Why the recording ended early, or "". */
  public String failure() {
    return failure;
  }
}
