package dev.culprit.combine;

import dev.culprit.fact.ConnectionTally;
import dev.culprit.fact.ForgottenConnections;
import dev.culprit.fact.Listener;
import dev.culprit.fact.Origin;
import dev.culprit.fact.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Connections in CLOSE_WAIT of the whole host, for readings that count them without owners. */
final class CloseWaits {

  private static final int PROOF = 4;

  private final Map<String, Integer> bySource = new TreeMap<>();
  private final Map<Subject, Integer> byOwner = new HashMap<>();
  private final List<Origin> proof = new ArrayList<>();
  private int inUse;
  private int others;

  private CloseWaits() {}

  /**
   * The connections that were forgotten; empty where a full accept queue explains them: the kernel
   * holds those, no process has them yet.
   */
  static Optional<ForgottenConnections> of(Observations read, ServiceNames names) {
    boolean queueFull =
        read.of(Listener.class).stream()
            .anyMatch(l -> l.backlog() > 0 && l.queued() >= l.backlog());
    if (queueFull) {
      return Optional.empty();
    }
    CloseWaits waits = new CloseWaits();
    for (ConnectionTally tally : read.of(ConnectionTally.class)) {
      if (tally.state().equals("CLOSE_WAIT")) {
        waits.add(tally, names);
      } else if (tally.state().equals("ESTABLISHED")) {
        waits.inUse += tally.count();
      } else {
        waits.others += tally.count();
      }
    }
    return waits.total();
  }

  private void add(ConnectionTally tally, ServiceNames names) {
    bySource.merge(
        tally.sample() + " " + tally.origin().source() + " " + (tally.pid() == 0),
        tally.count(),
        Integer::sum);
    if (tally.pid() > 0) {
      byOwner.merge(names.of(tally.pid(), tally.program()), tally.count(), Integer::sum);
    }
    if (proof.size() < PROOF) {
      proof.add(tally.origin());
    }
  }

  private Optional<ForgottenConnections> total() {
    int most = bySource.values().stream().mapToInt(count -> count).max().orElse(0);
    Subject owner =
        byOwner.entrySet().stream()
            .max(
                Map.Entry.<Subject, Integer>comparingByValue()
                    .thenComparing(e -> e.getKey().name()))
            .map(Map.Entry::getKey)
            .orElse(Subject.HOST);
    return most == 0
        ? Optional.empty()
        : Optional.of(new ForgottenConnections(owner, most, inUse, others, proof));
  }
}
