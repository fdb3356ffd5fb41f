package dev.culprit.watch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The samples that trends are told from, in bounded memory: when there are too many, every second
 * one is left out; of a host with thousands of processes those are kept that have grown most since
 * they were seen first, and then the largest.
 */
public final class History implements Consumer<Sample> {

  private static final int SAMPLES = 120;

  private static final int ROWS = 1_000;

  private final List<Sample> samples = new ArrayList<>();

  /** Each process that still runs, as it was seen first. */
  private final Map<Integer, Row> begins = new HashMap<>();

  private int step = 1;
  private int skipped;
  private Sample last;

  @Override
  public void accept(Sample sample) {
    Sample bounded = bounded(sample);
    last = bounded;
    skipped++;
    if (samples.isEmpty() || skipped >= step) {
      samples.add(bounded);
      skipped = 0;
    }
    if (samples.size() > SAMPLES) {
      thin();
    }
  }

  private void thin() {
    List<Sample> kept = new ArrayList<>();
    for (int i = 0; i < samples.size(); i += 2) {
      kept.add(samples.get(i));
    }
    samples.clear();
    samples.addAll(kept);
    step *= 2;
  }

  private Sample bounded(Sample sample) {
    begins.values().removeIf(begin -> !begin.isSame(sample.rows().get(begin.pid())));
    sample.rows().forEach(begins::putIfAbsent);
    if (sample.rows().size() <= ROWS) {
      return sample;
    }
    NavigableMap<Integer, Row> kept = new TreeMap<>();
    sample.rows().values().stream()
        .sorted(
            Comparator.comparingLong((Row r) -> -(size(r) - size(begins.get(r.pid()))))
                .thenComparing(r -> -size(r))
                .thenComparing(Row::pid))
        .limit(ROWS)
        .forEach(row -> kept.put(row.pid(), row));
    return new Sample(sample.at(), sample.opens(), sample.texts(), kept);
  }

  /** One measure of what a process holds: a descriptor weighs as much as a mebibyte. */
  private static long size(Row row) {
    return row.memory() + 1024 * row.descriptors();
  }

  /** Those that are kept, oldest first, and the newest one. */
  public List<Sample> samples() {
    List<Sample> all = new ArrayList<>(samples);
    if (skipped > 0) {
      all.add(last);
    }
    return all;
  }

  /** How many descriptors a process of the newest sample has opened since it was seen first. */
  long moreDescriptors(Row row) {
    Row begin = begins.get(row.pid());
    return row.isSame(begin) ? row.descriptors() - begin.descriptors() : 0;
  }

  /** The newest one, or null. */
  public Sample last() {
    return last;
  }
}
