package dev.culprit.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.culprit.watch.Trend.LoadMoved;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

class TrendsTest {

  private static final Instant BEGIN = Instant.parse("2026-11-26T03:00:00Z");

  @Test
  void aLeakGrowsWhenTrafficDoesNot() {
    List<Trend> growing = growing(i -> 20 + 2 * i, i -> 10);

    Trend trend = growing.get(0);
    assertEquals("php-fpm8.2 (pid 10)", trend.subject());
    assertEquals("descriptors", trend.quantity());
    assertEquals(24.0, trend.perMinute(), 0.1);
    assertEquals(LoadMoved.LEVEL, trend.load());
    assertEquals(256, trend.limit());
    assertEquals((256 - 98) / 24.0, trend.minutesLeft(), 0.1);
    assertTrue(trend.growsByItself());
  }

  @Test
  void whatGoesUpAndDownWithTheTrafficIsNoLeak() {
    Trend trend = growing(i -> 20 + 3 * i, i -> 2 + i).get(0);

    assertEquals(LoadMoved.FOLLOWED, trend.load());
  }

  @Test
  void aLeakUnderRisingTrafficIsNotTakenForProven() {
    Trend trend = growing(i -> 20 + 2 * i, i -> i % 7 * i).get(0);

    assertEquals(LoadMoved.GREW, trend.load());
    assertTrue(!trend.growsByItself());
  }

  @Test
  void whatGrowsAtNightWithoutAnyVisitorNeedsNoLoad() {
    assertEquals(LoadMoved.NONE, growing(i -> 20 + 2 * i, i -> 0).get(0).load());
  }

  @Test
  void aPoolThatBreathesOrFillsUpDoesNotGrow() {
    assertEquals(List.of(), growing(i -> 20 + i % 9, i -> 10));
    assertEquals(List.of(), growing(i -> Math.min(60, 20 + 4 * i), i -> 10));
    assertEquals(List.of(), growing(i -> 20 + i / 10, i -> 10), "four more are nothing");
  }

  @Test
  void tooFewSamplesSayNothing() {
    List<Sample> five = samples(i -> 20 + 20 * i, i -> 10).subList(0, 5);

    assertEquals(List.of(), new Trends(five).growing());
  }

  @Test
  void theHostsTablesHaveLimitsToo() {
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String files = (80_000 + 100 * i) + "\t0\t100000\n";
      samples.add(at(i, 100, Map.of("/proc/sys/fs/file-nr", files), 20));
    }

    Trend trend = new Trends(samples).growing().get(0);

    assertEquals("file-handles", trend.quantity());
    assertEquals(100_000, trend.limit());
    assertEquals((100_000 - 83_900) / 1200.0, trend.minutesLeft(), 0.1);
  }

  @Test
  void theHistoryStaysSmallAndKeepsItsEnds() {
    History history = new History();
    List<Sample> all = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      all.add(at(i, i, Map.of(), 20 + i));
      history.accept(all.get(i));
    }

    List<Sample> kept = history.samples();

    assertTrue(kept.size() <= 121 && kept.size() > 55, "" + kept.size());
    assertEquals(all.get(0), kept.get(0));
    assertEquals(all.get(4_999), kept.get(kept.size() - 1));
  }

  @Test
  void theIntervalStretchesUntilASampleCostsAHundredth() {
    Pace pace = new Pace(Duration.ofSeconds(5));
    for (int i = 0; i < 3; i++) {
      assertEquals(Duration.ofSeconds(5), pace.next(Duration.ofMillis(900)), "the start is free");
    }

    assertEquals(Duration.ofSeconds(5), pace.next(Duration.ofMillis(30)));
    Duration later = Duration.ZERO;
    for (int i = 0; i < 30; i++) {
      later = pace.next(Duration.ofMillis(200));
    }

    assertEquals(20.0, later.toMillis() / 1000.0, 0.1, "0.2 s of a core every 20 s");
    assertEquals(Duration.ofMinutes(2), bounded());
  }

  private static Duration bounded() {
    Pace pace = new Pace(Duration.ofSeconds(1));
    Duration last = Duration.ZERO;
    for (int i = 0; i < 50; i++) {
      last = pace.next(Duration.ofSeconds(30));
    }
    return last;
  }

  private static List<Trend> growing(IntUnaryOperator descriptors, IntUnaryOperator rate) {
    return new Trends(samples(descriptors, rate)).growing();
  }

  private static List<Sample> samples(IntUnaryOperator descriptors, IntUnaryOperator rate) {
    List<Sample> samples = new ArrayList<>();
    long opens = 1000;
    for (int i = 0; i < 40; i++) {
      opens += rate.applyAsInt(i);
      samples.add(at(i, opens, Map.of(), descriptors.applyAsInt(i)));
    }
    return samples;
  }

  private static Sample at(int i, long opens, Map<String, String> texts, int descriptors) {
    NavigableMap<Integer, Row> rows = new TreeMap<>();
    rows.put(10, new Row(10, 1, "php-fpm8.2", 500, 1024, 9, -1, 20_000, 1));
    rows.put(11, new Row(11, 10, "php-fpm8.2", 600, 256, descriptors, -1, 20_000, 1));
    return new Sample(BEGIN.plusSeconds(5L * i), opens, texts, rows);
  }
}
