package dev.culprit.logs;

import dev.culprit.fact.AccessTally;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The clients of a web server. When there are too many, those with the fewest requests are given
 * up; the total still counts them.
 */
final class AccessBook {

  private static final int MOST_CLIENTS = 4096;
  private static final int MOST_PATHS = 1 << 20;
  private static final int MOST_TOLD = 20;

  /** 404s from which on a client is told even if others send more. */
  private static final int MANY_MISSING = 20;

  private static final Comparator<Visitor> BUSIEST =
      Comparator.comparingLong(Visitor::requests).reversed().thenComparing(Visitor::address);
  private static final Comparator<Visitor> MOST_MISSING =
      Comparator.comparingLong(Visitor::notFound).reversed().thenComparing(Visitor::address);

  private final Map<Long, Visitor> byClient = new HashMap<>();
  private Visitor total = new Visitor("");
  private Distinct clients = new Distinct();
  private final long[] byStatus = new long[600];
  private final long[] lastOf = new long[600];
  private int kept;

  AccessBook() {
    Arrays.fill(lastOf, Stamp.NONE);
  }

  /** Takes a request. */
  void take(AccessLine line, Line at) {
    long path = Distinct.hash(line.bytes(), line.pathFrom(), line.pathTo());
    boolean refused = line.status() >= 400 && line.status() < 500;
    boolean probe = refused && Probes.isProbe(line.bytes(), line.pathFrom(), line.pathTo());
    long client = Distinct.hash(line.bytes(), line.clientFrom(), line.clientTo());
    if (total.isLongGone(line.millis())) {
      forget();
    }
    Visitor visitor = byClient.get(client);
    if (visitor != null && visitor.isLongGone(line.millis())) {
      kept -= visitor.kept();
      visitor = null;
      byClient.remove(client);
    }
    if (visitor == null) {
      makeRoom();
      String address =
          new Cursor().over(line.bytes(), 0, 0).text(line.clientFrom(), line.clientTo());
      visitor = new Visitor(address.substring(0, Math.min(address.length(), 64)));
      byClient.put(client, visitor);
      clients.add(client);
    }
    kept += visitor.take(line, at, path, probe);
    total.take(line, at, path, probe);
    int status = Math.min(line.status(), 599);
    byStatus[status]++;
    lastOf[status] = Math.max(lastOf[status], line.millis());
    if (kept > MOST_PATHS) {
      byClient.values().forEach(Visitor::estimate);
      kept = 0;
    }
  }

  /** What came before a long silence is another story than what came after it. */
  private void forget() {
    byClient.clear();
    total = new Visitor("");
    clients = new Distinct();
    Arrays.fill(byStatus, 0);
    Arrays.fill(lastOf, Stamp.NONE);
    kept = 0;
  }

  private void makeRoom() {
    if (byClient.size() >= MOST_CLIENTS) {
      List<Map.Entry<Long, Visitor>> all = new ArrayList<>(byClient.entrySet());
      all.sort(Map.Entry.comparingByValue(BUSIEST));
      all.subList(MOST_CLIENTS / 2, all.size()).forEach(e -> byClient.remove(e.getKey()));
      kept = byClient.values().stream().mapToInt(Visitor::kept).sum();
    }
  }

  /** Adds what came later in the same log. */
  void merge(AccessBook later) {
    if (total.isLongGone(later.total.first())) {
      forget();
    }
    List<Map.Entry<Long, Visitor>> busiestFirst = new ArrayList<>(later.byClient.entrySet());
    busiestFirst.sort(Map.Entry.comparingByValue(BUSIEST));
    for (Map.Entry<Long, Visitor> entry : busiestFirst) {
      Visitor known = byClient.get(entry.getKey());
      if (known == null || known.isLongGone(entry.getValue().first())) {
        makeRoom();
        byClient.put(entry.getKey(), entry.getValue());
      } else {
        known.merge(entry.getValue());
      }
    }
    total.merge(later.total);
    clients.merge(later.clients);
    for (int i = 0; i < byStatus.length; i++) {
      byStatus[i] += later.byStatus[i];
      lastOf[i] = Math.max(lastOf[i], later.lastOf[i]);
    }
  }

  /** All together first, then the busiest clients and those that miss most. */
  List<AccessTally> observations() {
    List<AccessTally> told = new ArrayList<>();
    if (total.requests() > 0) {
      Map<Integer, Long> statuses = new HashMap<>();
      for (int i = 0; i < byStatus.length; i++) {
        if (byStatus[i] > 0 && !isOver(i)) {
          statuses.put(i, byStatus[i]);
        }
      }
      long errors = 0;
      for (Map.Entry<Integer, Long> status : statuses.entrySet()) {
        errors += status.getKey() >= 500 && status.getKey() < 600 ? status.getValue() : 0;
      }
      told.add(total.observation(clients.count(), statuses, errors));
      notable().forEach(v -> told.add(v.observation(1, Map.of(), v.serverErrors())));
    }
    return told;
  }

  /** Whether errors of a status ended so long before the last request that they are no news. */
  private boolean isOver(int status) {
    return status >= 500
        && lastOf[status] != Stamp.NONE
        && total.last() != Stamp.NONE
        && total.last() - lastOf[status] > Visitor.LONG_GONE;
  }

  private Set<Visitor> notable() {
    Set<Visitor> notable = new LinkedHashSet<>();
    byClient.values().stream().sorted(BUSIEST).limit(MOST_TOLD).forEach(notable::add);
    byClient.values().stream()
        .filter(v -> v.notFound() >= MANY_MISSING)
        .sorted(MOST_MISSING)
        .limit(MOST_TOLD)
        .forEach(notable::add);
    return notable;
  }
}
