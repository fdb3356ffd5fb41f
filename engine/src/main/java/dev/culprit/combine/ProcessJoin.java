package dev.culprit.combine;

import dev.culprit.fact.HostClock;
import dev.culprit.fact.Measure;
import dev.culprit.fact.Observation;
import dev.culprit.fact.ProcessSeen;
import dev.culprit.fact.ProcessTimes;
import dev.culprit.fact.UserName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Joins what several readings say of one process in one sample to one observation: ps tells the
 * arguments, /proc/PID/status the threads, /proc/PID/stat since when it runs and, over two samples,
 * how much processor time it takes.
 */
public final class ProcessJoin {

  /** The kernel counts time in these for user space (USER_HZ), on every Linux that matters. */
  private static final double TICKS_PER_SECOND = 100;

  private record Key(int pid, int sample) {

    /** By hand: what a record brings along is bound by method handles at the first call. */
    @Override
    public boolean equals(Object other) {
      return other instanceof Key that && pid == that.pid && sample == that.sample;
    }

    @Override
    public int hashCode() {
      return 31 * pid + sample;
    }
  }

  private final Map<Key, ProcessSeen> processes = new LinkedHashMap<>();
  private final Map<Key, ProcessTimes> times = new LinkedHashMap<>();
  private final Map<Integer, Double> uptimes = new TreeMap<>();
  private final Map<Integer, HostClock> clocks = new TreeMap<>();
  private final Map<String, String> users = new HashMap<>();

  private ProcessJoin() {}

  /** All observations, with one {@link ProcessSeen} for each process and sample. */
  public static List<Observation> join(List<Observation> observations) {
    ProcessJoin join = new ProcessJoin();
    List<Observation> joined = new ArrayList<>(observations.size());
    for (Observation observation : observations) {
      if (!join.take(observation)) {
        joined.add(observation);
      }
    }
    Map<Integer, ProcessSeen> richest = new LinkedHashMap<>();
    join.processes.forEach(
        (key, process) -> richest.merge(key.pid(), process, ProcessJoin::richer));
    join.processes.forEach(
        (key, process) ->
            joined.add(join.named(join.timed(key, completed(process, richest.get(key.pid()))))));
    return joined;
  }

  /** Whether the observation goes into the join and not on. */
  private boolean take(Observation observation) {
    if (observation instanceof ProcessSeen process) {
      processes.merge(new Key(process.pid(), process.sample()), process, ProcessJoin::merged);
      return true;
    } else if (observation instanceof ProcessTimes time) {
      times.putIfAbsent(new Key(time.pid(), time.sample()), time);
      return true;
    } else if (observation instanceof UserName user) {
      users.putIfAbsent(String.valueOf(user.uid()), user.name());
      return true;
    } else if (observation instanceof Measure m && m.name().equals("uptime.seconds")) {
      uptimes.putIfAbsent(m.sample(), m.value());
    } else if (observation instanceof HostClock clock) {
      clocks.putIfAbsent(clock.sample(), clock);
    }
    return false;
  }

  /** What either tells; where both do, the one with the longer command line, then the first. */
  private static ProcessSeen merged(ProcessSeen a, ProcessSeen b) {
    boolean second = b.arguments().length() > a.arguments().length();
    ProcessSeen best = second ? b : a;
    ProcessSeen other = second ? a : b;
    ProcessSeen memory = ofMemory(best, other);
    return new ProcessSeen(
        best.pid(),
        best.parent() >= 0 ? best.parent() : other.parent(),
        user(best.user(), other.user()),
        best.command().isEmpty() ? other.command() : best.command(),
        best.arguments(),
        best.state() != '?' ? best.state() : other.state(),
        memory.residentKiB(),
        best.cpuPercent() >= 0 ? best.cpuPercent() : other.cpuPercent(),
        Math.max(best.threads(), other.threads()),
        best.elapsedSeconds() >= 0 ? best.elapsedSeconds() : other.elapsedSeconds(),
        best.waitChannel().isEmpty() ? other.waitChannel() : best.waitChannel(),
        best.sample(),
        memory.residentKiB() >= 0 ? memory.origin() : best.origin());
  }

  /**
   * Which of two readings tells the memory: a row that tells the age as well, as ps prints it. The
   * later look mostly is one of ps, and growth is only told from two looks of one tool.
   */
  private static ProcessSeen ofMemory(ProcessSeen a, ProcessSeen b) {
    boolean aged = b.residentKiB() >= 0 && b.elapsedSeconds() >= 0 && a.elapsedSeconds() < 0;
    return a.residentKiB() < 0 || aged ? b : a;
  }

  private static ProcessSeen richer(ProcessSeen a, ProcessSeen b) {
    return b.arguments().length() > a.arguments().length() ? b : a;
  }

  /** With what does not change from sample to sample, such as the command line. */
  private static ProcessSeen completed(ProcessSeen own, ProcessSeen richest) {
    boolean longer = richest.arguments().length() > own.arguments().length();
    if (!longer || !richest.arguments().contains(own.command())) {
      return own;
    }
    return new ProcessSeen(
        own.pid(),
        own.parent() >= 0 ? own.parent() : richest.parent(),
        user(own.user(), richest.user()),
        own.command(),
        richest.arguments(),
        own.state(),
        own.residentKiB(),
        own.cpuPercent(),
        own.threads(),
        own.elapsedSeconds(),
        own.waitChannel(),
        own.sample(),
        own.origin());
  }

  /** A name tells more than a number. */
  private static String user(String best, String other) {
    boolean number = best.isEmpty() || Character.isDigit(best.charAt(0));
    return number && !other.isEmpty() ? other : best;
  }

  /** With the name of its user, where only the number was read. */
  private ProcessSeen named(ProcessSeen seen) {
    String name = users.get(seen.user());
    return name == null
        ? seen
        : new ProcessSeen(
            seen.pid(),
            seen.parent(),
            name,
            seen.command(),
            seen.arguments(),
            seen.state(),
            seen.residentKiB(),
            seen.cpuPercent(),
            seen.threads(),
            seen.elapsedSeconds(),
            seen.waitChannel(),
            seen.sample(),
            seen.origin());
  }

  private ProcessSeen timed(Key key, ProcessSeen seen) {
    ProcessTimes time = times.get(key);
    if (time == null) {
      return seen;
    }
    double cpu = seen.cpuPercent() >= 0 ? seen.cpuPercent() : cpu(key, time);
    long elapsed = seen.elapsedSeconds() >= 0 ? seen.elapsedSeconds() : elapsed(key, time);
    return new ProcessSeen(
        seen.pid(),
        seen.parent(),
        seen.user(),
        seen.command(),
        seen.arguments(),
        seen.state(),
        seen.residentKiB(),
        cpu,
        seen.threads(),
        elapsed,
        seen.waitChannel(),
        seen.sample(),
        seen.origin());
  }

  /** Share of one core since the sample before; -1 for the first one. */
  private double cpu(Key key, ProcessTimes time) {
    ProcessTimes before = times.get(new Key(key.pid(), key.sample() - 1));
    HostClock then = clocks.get(key.sample() - 1);
    HostClock now = clocks.get(key.sample());
    if (before == null || then == null || now == null) {
      return -1;
    }
    double seconds = Duration.between(then.at(), now.at()).toMillis() / 1000.0;
    long ticks = time.cpuTicks() - before.cpuTicks();
    boolean same = time.startTicks() == before.startTicks() && ticks >= 0 && seconds > 0;
    return same ? Math.round(1000 * ticks / TICKS_PER_SECOND / seconds) / 10.0 : -1;
  }

  private long elapsed(Key key, ProcessTimes time) {
    Double uptime = uptimes.get(key.sample());
    return uptime == null ? -1 : (long) Math.max(0, uptime - time.startTicks() / TICKS_PER_SECOND);
  }
}
