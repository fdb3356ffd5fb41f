package dev.culprit.logs;

import dev.culprit.fact.Origin;
import dev.culprit.fact.UnknownLines;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Lines that look like trouble and match no signature, by their form. When there are too many
 * forms, the rarest are given up and only counted together.
 */
final class ClusterBook {

  private static final int MOST_COUNTED = 600;
  private static final int MOST_TOLD = 300;
  private static final String REST = "(other forms)";

  private static final Comparator<Cluster> MOST_FREQUENT =
      Comparator.<Cluster>comparingLong(c -> c.count)
          .reversed()
          .thenComparing(c -> c.program)
          .thenComparing(c -> Mask.text(c.form));

  private final Map<Integer, List<Cluster>> byHash = new HashMap<>();
  private final Mask mask = new Mask();
  private Cluster rest;
  private int size;

  /** Counts a line by the form of its message, which begins at {@code from}. */
  void take(Line line, String program, byte[] bytes, int from, int to) {
    mask.of(bytes, from, to);
    int hash = 31 * mask.hash() + program.hashCode();
    Cluster cluster = find(hash, program);
    if (cluster == null) {
      cluster = new Cluster(program, mask.copy());
      add(hash, cluster);
    }
    cluster.take(line);
  }

  private Cluster find(int hash, String program) {
    for (Cluster cluster : byHash.getOrDefault(hash, List.of())) {
      if (cluster.program.equals(program) && mask.matches(cluster.form)) {
        return cluster;
      }
    }
    return null;
  }

  private void add(int hash, Cluster cluster) {
    if (size >= MOST_COUNTED) {
      collapse(MOST_COUNTED / 2);
    }
    byHash.computeIfAbsent(hash, h -> new ArrayList<>(1)).add(cluster);
    size++;
  }

  private void collapse(int kept) {
    List<Cluster> all = all(ClusterBook::keptBefore);
    byHash.clear();
    size = 0;
    for (Cluster cluster : all.subList(0, kept)) {
      add(cluster.hash(), cluster);
    }
    for (Cluster rare : all.subList(kept, all.size())) {
      giveUp(rare);
    }
  }

  /** Texts are not made for it: a log may bring a new form with each line. */
  private static int keptBefore(Cluster one, Cluster other) {
    int byCount = Long.compare(other.count, one.count);
    int byProgram = byCount != 0 ? byCount : one.program.compareTo(other.program);
    return byProgram != 0 ? byProgram : Arrays.compareUnsigned(one.form, other.form);
  }

  private void giveUp(Cluster rare) {
    if (rest == null) {
      rest = new Cluster("", REST.getBytes(StandardCharsets.UTF_8));
    }
    rest.merge(rare);
  }

  private List<Cluster> all(Comparator<Cluster> order) {
    List<Cluster> all = new ArrayList<>(size);
    byHash.values().forEach(all::addAll);
    all.sort(order);
    return all;
  }

  void merge(ClusterBook other) {
    for (Cluster cluster : other.all(ClusterBook::keptBefore)) {
      Cluster same =
          byHash.getOrDefault(cluster.hash(), List.of()).stream()
              .filter(c -> c.program.equals(cluster.program))
              .filter(c -> Arrays.equals(c.form, cluster.form))
              .findFirst()
              .orElse(null);
      if (same == null) {
        add(cluster.hash(), cluster);
      } else {
        same.merge(cluster);
      }
    }
    if (other.rest != null) {
      giveUp(other.rest);
    }
  }

  /** The most frequent forms, and the rest as one. */
  List<UnknownLines> observations() {
    if (size > MOST_TOLD) {
      collapse(MOST_TOLD);
    }
    List<UnknownLines> told = new ArrayList<>();
    all(MOST_FREQUENT).forEach(c -> told.add(c.observation()));
    if (rest != null) {
      told.add(rest.observation());
    }
    return told;
  }

  /** One form. */
  private static final class Cluster {
    private final String program;
    private final byte[] form;
    private FirstLine firstLine;
    private long count;
    private long first = Long.MAX_VALUE;
    private long last = Stamp.NONE;

    Cluster(String program, byte[] form) {
      this.program = program;
      this.form = form;
    }

    int hash() {
      int hash = 1;
      for (byte b : form) {
        hash = 31 * hash + b;
      }
      return 31 * hash + program.hashCode();
    }

    void take(Line line) {
      if (count == 0) {
        firstLine = new FirstLine(line);
      }
      count++;
      if (line.millis() != Stamp.NONE) {
        first = Math.min(first, line.millis());
        last = Math.max(last, line.millis());
      }
    }

    void merge(Cluster other) {
      boolean earlier = firstLine == null || other.firstLine.order < firstLine.order;
      firstLine = earlier ? other.firstLine : firstLine;
      count += other.count;
      first = Math.min(first, other.first);
      last = Math.max(last, other.last);
    }

    UnknownLines observation() {
      return new UnknownLines(
          program,
          Mask.text(form),
          count,
          last == Stamp.NONE ? null : Stamp.instant(first),
          Stamp.instant(last),
          firstLine.origin());
    }
  }

  /**
   * The line in which a form came first; its text is made of it only where the form is told: a log
   * may bring a new form with each line.
   */
  private static final class FirstLine {
    private final long order;
    private final String source;
    private final int number;
    private final byte[] bytes;

    FirstLine(Line line) {
      order = line.order();
      source = line.source();
      number = line.number();
      int length = Math.min(line.to() - line.from(), Samples.LONGEST);
      bytes = Arrays.copyOfRange(line.bytes(), line.from(), line.from() + length);
    }

    Origin origin() {
      return Samples.origin(source, number, bytes, 0, bytes.length);
    }
  }
}
