package dev.culprit.gauge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.culprit.gauge.Experiment.Look;
import dev.culprit.gauge.Experiment.Result;
import dev.culprit.gauge.Growth.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

class GrowthsTest {

  private static final int ROUNDS = 8;
  private static final int CALLS_A_ROUND = 5;

  @Test
  void oneSocketACallIsALeak() {
    Growth growth = judged(Quantity.UNBOUND_SOCKETS, look -> 7 + CALLS_A_ROUND * turns(look));

    assertEquals(Kind.GROWS, growth.kind());
    assertEquals(1.0, growth.perCall(), 0.01);
    assertEquals(7, growth.first());
    assertEquals(47, growth.last());
  }

  @Test
  void aLeakAtEveryFifthCallIsFoundToo() {
    Growth growth = judged(Quantity.DESCRIPTORS, look -> 20 + turns(look));

    assertEquals(Kind.GROWS, growth.kind());
    assertEquals(0.2, growth.perCall(), 0.01);
  }

  @Test
  void whatGrowsWhileNobodyCallsIsNotBlamedOnTheCalls() {
    assertEquals(Kind.UNCLEAR, judged(Quantity.DESCRIPTORS, look -> 20 + 5 * look).kind());
  }

  @Test
  void whatIsGivenBackIsNoLeak() {
    assertEquals(Kind.FLAT, judged(Quantity.CONNECTIONS, look -> look % 2 == 1 ? 9 : 4).kind());
  }

  @Test
  void aPoolThatFillsUpAndStaysIsNoLeak() {
    assertEquals(
        Kind.UNCLEAR, judged(Quantity.THREADS, look -> Math.min(16, 8 + 5 * turns(look))).kind());
  }

  @Test
  void memoryThatSettlesIsACacheAndMemoryThatGoesOnIsNot() {
    assertEquals(
        Kind.UNCLEAR,
        judged(Quantity.MEMORY, look -> 50_000 + 900 * Math.min(3, turns(look))).kind());
    assertEquals(Kind.GROWS, judged(Quantity.MEMORY, look -> 50_000 + 320 * turns(look)).kind());
    assertEquals(Kind.FLAT, judged(Quantity.MEMORY, look -> 50_000 + 12 * turns(look)).kind());
  }

  @Test
  void aWorkerThatWasReplacedDoesNotCount() {
    List<Look> looks = new ArrayList<>();
    for (int i = 0; i <= 2 * ROUNDS; i++) {
      NavigableMap<Integer, ProcessCount> then = new TreeMap<>();
      then.put(10, count(10, 1, Map.of(Quantity.DESCRIPTORS, 5L)));
      boolean later = i > 7;
      then.put(
          later ? 12 : 11,
          count(later ? 12 : 11, 10, Map.of(Quantity.DESCRIPTORS, later ? 400L : 10L)));
      looks.add(new Look(CALLS_A_ROUND * turns(i), then));
    }

    List<Growth> growths = Growths.of(result(looks), family -> true);

    Growth descriptors =
        growths.stream()
            .filter(g -> g.quantity() == Quantity.DESCRIPTORS)
            .findFirst()
            .orElseThrow();
    assertEquals(5, descriptors.last());
    assertEquals(Kind.FLAT, descriptors.kind());
  }

  @Test
  void callsThatNobodyAnswersEndTheExperiment() throws Exception {
    int[] made = new int[1];
    Call refused =
        () -> {
          made[0]++;
          return new Call.Outcome(false, "Connection refused");
        };
    Gauge nothing = new Gauge(java.nio.file.Path.of("/nonexistent"));

    Result result = new Experiment(nothing, refused, java.time.Duration.ofMillis(1)).run(500);

    assertTrue(made[0] <= 10, made[0] + " calls to a service that is down");
    assertEquals(0, result.answered());
    assertEquals(Map.of("Connection refused", made[0]), result.words());
  }

  private static int turns(int look) {
    return (look + 1) / 2;
  }

  private static Growth judged(Quantity quantity, IntUnaryOperator figure) {
    List<Look> looks = new ArrayList<>();
    for (int i = 0; i <= 2 * ROUNDS; i++) {
      NavigableMap<Integer, ProcessCount> then = new TreeMap<>();
      then.put(10, count(10, 1, Map.of(quantity, (long) figure.applyAsInt(i))));
      looks.add(new Look(CALLS_A_ROUND * turns(i), then));
    }
    return Growths.of(result(looks), family -> true).stream()
        .filter(g -> g.quantity() == quantity)
        .findFirst()
        .orElseThrow();
  }

  private static Result result(List<Look> looks) {
    int calls = CALLS_A_ROUND * ROUNDS;
    return new Result(calls, calls, Map.of("200", calls), 16, looks);
  }

  private static ProcessCount count(int pid, int parent, Map<Quantity, Long> counts) {
    return new ProcessCount(pid, parent, "php-fpm8.2", 1000 + pid, counts);
  }
}
