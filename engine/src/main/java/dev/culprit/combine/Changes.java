package dev.culprit.combine;

import dev.culprit.fact.LogTally;
import dev.culprit.fact.PackageChange;
import dev.culprit.fact.ProcessSeen;
import dev.culprit.fact.Rollback;
import dev.culprit.fact.ServiceChange;
import dev.culprit.fact.Subject;
import dev.culprit.knowledge.Knowledge;
import dev.culprit.knowledge.SoftwarePage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Package history joined with the services that the packages belong to. */
final class Changes {

  private final Knowledge knowledge;
  private final ServiceNames names;
  private final Instant now;

  /** A package is unpacked and its service restarted within this time. */
  private static final Duration RESTARTED = Duration.ofMinutes(10);

  Changes(Knowledge knowledge, ServiceNames names, Instant now) {
    this.knowledge = knowledge;
    this.names = names;
    this.now = now;
  }

  /**
   * When the oldest process of each service was started; its children run the same program, however
   * young they are.
   */
  private Map<String, Instant> starts(Observations read) {
    Map<String, Instant> oldest = new HashMap<>();
    for (ProcessSeen process : read.of(ProcessSeen.class)) {
      if (now != null && process.elapsedSeconds() >= 0) {
        String service = names.of(process.pid(), process.command()).name();
        Instant start = now.minusSeconds(process.elapsedSeconds());
        oldest.merge(service, start, (a, b) -> a.isBefore(b) ? a : b);
      }
    }
    return oldest;
  }

  /** Of each service the newest upgrade and, where it went back since, what came of that. */
  List<Object> of(Observations read) {
    Instant onset = onset(read);
    Rollbacks rollbacks = new Rollbacks(read, knowledge.signaturesById(), now);
    Map<String, PackageChange> upgrades = newest(read, "upgrade");
    Map<String, PackageChange> backs = newest(read, "downgrade");
    List<Object> changes = new ArrayList<>();
    Map<String, Instant> starts = starts(read);
    upgrades.forEach(
        (service, change) -> changes.add(join(service, change, starts.get(service), onset)));
    backs.forEach(
        (service, back) -> {
          Rollback rollback = rollbacks.of(service, upgrades.get(service), back);
          Instant start = starts.get(service);
          changes.add(rollback == null ? join(service, back, start, onset) : rollback);
        });
    return changes;
  }

  private Map<String, PackageChange> newest(Observations read, String action) {
    Map<String, PackageChange> newest = new TreeMap<>();
    Set<String> writers =
        read.of(LogTally.class).stream().map(LogTally::program).collect(Collectors.toSet());
    for (PackageChange change : read.of(PackageChange.class)) {
      String service = change.action().equals(action) ? service(change.name(), writers) : "";
      if (!service.isEmpty()) {
        newest.merge(service, change, (a, b) -> b.at().isAfter(a.at()) ? b : a);
      }
    }
    return newest;
  }

  private ServiceChange join(String service, PackageChange change, Instant start, Instant onset) {
    double hours =
        now == null ? -1 : Math.max(0, Duration.between(change.at(), now).toMinutes() / 60.0);
    boolean before = onset != null && change.at().isBefore(onset);
    boolean inUse = start == null || start.plus(RESTARTED).isAfter(change.at());
    return new ServiceChange(Subject.service(service), change, hours, inUse, before, onset);
  }

  /** The service of a package; one without a software page is named like what the logs tell of. */
  private String service(String packageName, Set<String> writers) {
    String bare = packageName.replaceAll(":.*", "");
    for (SoftwarePage page : knowledge.software()) {
      for (var pattern : page.packages()) {
        if (pattern.matcher(bare).matches()) {
          return page.id();
        }
      }
    }
    return names.known(bare) || writers.contains(bare) ? bare : "";
  }

  /**
   * The first fresh line of anything worth an error; what a log shows first is when it was noticed.
   * Null where there is none.
   */
  Instant onset(Observations read) {
    var severities = knowledge.signaturesById();
    return read.of(LogTally.class).stream()
        .filter(t -> severities.containsKey(t.signature()))
        .filter(t -> severities.get(t.signature()).isTrouble())
        .filter(t -> t.first() != null && now != null)
        .filter(t -> Duration.between(t.last(), now).toHours() < 24)
        .map(LogTally::first)
        .min(Instant::compareTo)
        .orElse(null);
  }
}
