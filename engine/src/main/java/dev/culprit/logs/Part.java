package dev.culprit.logs;

import dev.culprit.fact.LogSpan;
import dev.culprit.fact.Observation;
import dev.culprit.fact.Origin;
import java.util.ArrayList;
import java.util.List;

/** What was counted in a stretch of a log; stretches are put together in the order of the log. */
final class Part {

  final TallyBook tallies = new TallyBook();
  final ClusterBook clusters = new ClusterBook();
  final AccessBook access = new AccessBook();
  final BalancerBook balancer = new BalancerBook();
  private long lines;
  private long understood;
  private long unknown;
  private long first = Long.MAX_VALUE;
  private long last = Stamp.NONE;
  private boolean cut;
  private Origin origin;

  void lines(long count) {
    lines += count;
  }

  void understood() {
    understood++;
  }

  void unknown() {
    unknown++;
  }

  void cut() {
    cut = true;
  }

  /** Notes that a line bears this time. */
  void at(long millis) {
    if (millis != Stamp.NONE) {
      first = Math.min(first, millis);
      last = Math.max(last, millis);
    }
  }

  void begin(Origin line) {
    origin = origin == null ? line : origin;
  }

  void merge(Part later) {
    tallies.merge(later.tallies);
    clusters.merge(later.clusters);
    access.merge(later.access);
    balancer.merge(later.balancer);
    lines += later.lines;
    understood += later.understood;
    unknown += later.unknown;
    first = Math.min(first, later.first);
    last = Math.max(last, later.last);
    cut |= later.cut;
    begin(later.origin);
  }

  List<Observation> observations(LogName name) {
    List<Observation> all = new ArrayList<>(tallies.observations());
    all.addAll(clusters.observations());
    all.addAll(access.observations());
    all.addAll(balancer.observations());
    if (origin != null) {
      all.add(
          new LogSpan(
              name.stem(),
              name.program(),
              lines,
              understood,
              unknown,
              last == Stamp.NONE ? null : Stamp.instant(first),
              Stamp.instant(last),
              cut,
              origin));
    }
    return all;
  }
}
