package dev.culprit.gauge;

import dev.culprit.gauge.Experiment.Look;
import dev.culprit.gauge.Experiment.Result;
import dev.culprit.gauge.Families.Family;
import dev.culprit.gauge.Growth.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.function.Predicate;

/** Tells what grows per call from what was counted while calling and while resting. */
public final class Growths {

  /** Of counted things so many must have been added: fewer come and go in any pool. */
  private static final int FEWEST = 3;

  /** A leak every twentieth call is seen; what is rarer takes more calls. */
  private static final double LEAST_PER_CALL = 0.05;

  /** Memory comes in pages and arenas, so that small steps say nothing. */
  private static final long LEAST_KIB = 256;

  /** A leak adds the same at every call, so that nearly all of its scatter lies on a line. */
  private static final double STRAIGHT = 0.9;

  /** Caches fill up and then stay; a leak of memory goes on as steeply as it began. */
  private static final double STEADY = 0.5;

  /** What grows by itself does so while nobody calls; a leak only while somebody does. */
  private static final double BY_ITSELF = 0.2;

  private Growths() {}

  /**
   * Judges the services for which {@code wanted} holds.
   *
   * @return one row per service and quantity that could be counted throughout
   */
  public static List<Growth> of(Result result, Predicate<Family> wanted) {
    List<Look> looks = result.looks();
    NavigableMap<Integer, ProcessCount> last = looks.get(looks.size() - 1).processes();
    List<Growth> growths = new ArrayList<>();
    for (Family family : Families.of(last).values()) {
      if (wanted.test(family)) {
        for (Quantity quantity : Quantity.values()) {
          double[] series = series(looks, family, quantity);
          if (series.length > 1) {
            growths.add(growth(looks, family, quantity, series));
          }
        }
      }
    }
    return growths;
  }

  /** What the processes held that were there at every look; empty where one hides it. */
  private static double[] series(List<Look> looks, Family family, Quantity quantity) {
    List<Integer> stayed =
        family.members().stream().filter(pid -> isThroughout(pid, looks)).toList();
    double[] series = new double[looks.size()];
    for (int i = 0; i < series.length; i++) {
      NavigableMap<Integer, ProcessCount> then = looks.get(i).processes();
      Long sum =
          quantity == Quantity.PROCESSES
              ? members(family.pid(), then)
              : Families.sum(stayed.stream().map(then::get).toList()).get(quantity);
      if (sum == null) {
        return new double[0];
      }
      series[i] = sum;
    }
    return series;
  }

  private static Long members(int pid, NavigableMap<Integer, ProcessCount> processes) {
    Family family = Families.of(pid, processes);
    return family == null ? null : Long.valueOf(family.members().size());
  }

  private static boolean isThroughout(int pid, List<Look> looks) {
    ProcessCount first = looks.get(0).processes().get(pid);
    return first != null && looks.stream().allMatch(l -> first.isSame(l.processes().get(pid)));
  }

  private static Growth growth(
      List<Look> looks, Family family, Quantity quantity, double[] series) {
    int rests = (series.length + 1) / 2;
    double[] calls = new double[rests];
    double[] rested = new double[rests];
    double called = 0;
    double alone = 0;
    for (int i = 0; i < rests; i++) {
      calls[i] = looks.get(2 * i).calls();
      rested[i] = series[2 * i];
      if (i > 0) {
        called += series[2 * i - 1] - series[2 * i - 2];
        alone += series[2 * i] - series[2 * i - 1];
      }
    }
    Fit fit = Fit.of(calls, rested);
    boolean itself = alone > BY_ITSELF * called;
    Kind kind = kind(quantity, rested, fit, itself);
    return new Growth(
        family.label(),
        family.pid(),
        quantity,
        Math.round(rested[0]),
        Math.round(rested[rests - 1]),
        fit.slope(),
        fit.explained(),
        kind);
  }

  private static Kind kind(Quantity quantity, double[] rested, Fit fit, boolean itself) {
    double least = quantity.counted() ? FEWEST : LEAST_KIB;
    if (rested[rested.length - 1] - rested[0] < least) {
      return Kind.FLAT;
    }
    boolean enough = fit.slope() >= (quantity.counted() ? LEAST_PER_CALL : 1);
    boolean steady = quantity.counted() || goesOn(rested);
    return enough && !itself && fit.explained() >= STRAIGHT && rises(rested) && steady
        ? Kind.GROWS
        : Kind.UNCLEAR;
  }

  /** Whether it hardly ever falls. */
  private static boolean rises(double[] series) {
    int falls = 0;
    for (int i = 1; i < series.length; i++) {
      falls += series[i] < series[i - 1] ? 1 : 0;
    }
    return falls * 5 <= series.length - 1;
  }

  private static boolean goesOn(double[] series) {
    int last = series.length - 1;
    int middle = last / 2;
    double early = (series[middle] - series[0]) / Math.max(1, middle);
    double late = (series[last] - series[middle]) / Math.max(1, last - middle);
    return series.length >= 5 && late >= STEADY * early;
  }
}
