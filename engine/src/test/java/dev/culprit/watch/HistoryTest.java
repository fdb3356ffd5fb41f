package dev.culprit.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The samples that are kept of a long watch, and of a host with thousands of processes. */
class HistoryTest {

  private static final Instant BEGIN = Instant.parse("2026-11-26T03:00:00Z");

  private static final int LEAKING = 4711;

  @Test
  void aSmallProcessThatGrowsIsKeptAmongThousandsOfLargerOnes() {
    History history = new History();
    for (int i = 0; i < 30; i++) {
      history.accept(crowd(i, 20 + 2 * i));
    }

    List<Trend> growing = new Trends(history.samples()).growing();

    assertEquals(1, growing.size(), growing.toString());
    assertEquals("shopd (pid 4711)", growing.get(0).subject());
    assertTrue(history.last().rows().size() <= 1_000);
    assertEquals(58, history.moreDescriptors(history.last().rows().get(LEAKING)));
  }

  @Test
  void whatBeganDuringTheWatchIsNotTakenForAGrowth() {
    History history = new History();
    for (int i = 0; i < 30; i++) {
      Sample sample = crowd(i, 20);
      NavigableMap<Integer, Row> rows = new TreeMap<>(sample.rows());
      if (i > 3) {
        rows.put(9_000, row(9_000, "late", 2_000_000, 10 + 5 * i));
      }
      history.accept(new Sample(sample.at(), sample.opens(), sample.texts(), rows));
    }

    assertEquals(List.of(), new Trends(history.samples()).growing());
  }

  @Test
  void aLongWatchKeepsItsBeginAndItsEnd() {
    History history = new History();
    for (int i = 0; i < 1_000; i++) {
      history.accept(new Sample(at(i), i, Map.of(), new TreeMap<>()));
    }

    List<Sample> samples = history.samples();

    assertTrue(samples.size() <= 121, samples.size() + " samples");
    assertEquals(at(0), samples.get(0).at());
    assertEquals(at(999), samples.get(samples.size() - 1).at());
  }

  /** 3,000 processes that stay as they are, and a small one. */
  private static Sample crowd(int sample, long descriptors) {
    NavigableMap<Integer, Row> rows = new TreeMap<>();
    for (int pid = 10_000; pid < 13_000; pid++) {
      rows.put(pid, row(pid, "worker", 1_000_000, 100));
    }
    rows.put(LEAKING, row(LEAKING, "shopd", 900_000, descriptors));
    return new Sample(at(sample), 10L * sample, Map.of(), rows);
  }

  private static Row row(int pid, String name, long begun, long descriptors) {
    return new Row(pid, 1, name, begun, 1024, descriptors, -1, 5_000, 1);
  }

  private static Instant at(int sample) {
    return BEGIN.plusSeconds(5L * sample);
  }
}
