package dev.culprit.combine;

import dev.culprit.fact.Certificate;
import dev.culprit.fact.CodeMoved;
import dev.culprit.fact.FileChanged;
import dev.culprit.fact.HostChange;
import dev.culprit.fact.HostChange.Kind;
import dev.culprit.fact.HostClock;
import dev.culprit.fact.HostRestart;
import dev.culprit.fact.Measure;
import dev.culprit.fact.Origin;
import dev.culprit.fact.Subject;
import dev.culprit.knowledge.Knowledge;
import dev.culprit.knowledge.SoftwarePage;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Changes of a host beside those of its packages: who they concern, and when they were. */
final class HostChanges {

  private static final Pattern SCHEDULE =
      Pattern.compile("/etc/(?:cron|anacrontab).*|/var/spool/cron/.+|/etc/systemd/.+\\.timer");

  /** Files that programs write by themselves all the time. */
  private static final Pattern WRITTEN_BY_ITSELF =
      Pattern.compile(
          "/etc/(?:mtab|resolv\\.conf|ld\\.so\\.cache|adjtime|passwd-?|shadow-?|group-?|gshadow-?"
              + "|machine-id|hostname|hosts|\\.pwd\\.lock|.*\\.(?:dpkg|rpm)\\w*|.*~)");

  /** Names of links by which a site switches from one version of its code to the next. */
  private static final Pattern SWITCH = Pattern.compile("/(?:.*/)?(?:current|live|active|release)");

  /** Older changes are history. */
  private static final Duration RECENT = Duration.ofDays(14);

  /** Of so few files nobody can tell whether one copy wrote them. */
  private static final int FEW = 4;

  /** Files of one folder that are written so close together are one change. */
  private static final Duration TOGETHER = Duration.ofMinutes(1);

  /** Two readings of one start differ by less. */
  private static final Duration SAME = Duration.ofMinutes(10);

  private final Knowledge knowledge;
  private final Instant now;
  private final Instant onset;

  /**
   * For one host.
   *
   * @param now the newest time that anything bears, or null
   * @param onset the first fresh sign of trouble, or null
   */
  HostChanges(Knowledge knowledge, Instant now, Instant onset) {
    this.knowledge = knowledge;
    this.now = now;
    this.onset = onset;
  }

  /** The changes of the last two weeks, oldest first; none without a clock. */
  List<HostChange> of(Observations read) {
    List<HostChange> changes = new ArrayList<>();
    if (now == null) {
      return changes;
    }
    configured(read, changes);
    for (CodeMoved moved : read.of(CodeMoved.class)) {
      String where = moved.tree().isEmpty() ? "" : moved.tree() + ": ";
      add(Kind.DEPLOYMENT, Subject.HOST, where + moved.what(), moved.at(), moved.origin(), changes);
    }
    for (Certificate certificate : read.of(Certificate.class)) {
      if (certificate.notAfter() != null) {
        String what = "the certificate of " + certificate.subject() + " ended";
        Instant end = certificate.notAfter();
        add(Kind.CERTIFICATE_END, Subject.HOST, what, end, certificate.origin(), changes);
      }
    }
    boot(read, changes);
    changes.sort(Comparator.comparing(HostChange::at).thenComparing(HostChange::what));
    return changes;
  }

  /** What was written, folder by folder, as far as it was not all written by one copy. */
  private void configured(Observations read, List<HostChange> changes) {
    TreeMap<String, FileChanged> newest = new TreeMap<>();
    for (FileChanged file : read.of(FileChanged.class)) {
      newest.merge(file.path(), file, (a, b) -> b.at().isAfter(a.at()) ? b : a);
    }
    TreeMap<String, List<FileChanged>> byFolder = new TreeMap<>();
    for (FileChanged file : newest.values()) {
      if (!file.target().isEmpty()) {
        switched(file, changes);
      } else if (!WRITTEN_BY_ITSELF.matcher(file.path()).matches()) {
        byFolder.computeIfAbsent(folder(file.path()), f -> new ArrayList<>()).add(file);
      }
    }
    byFolder.values().forEach(files -> add(files, newest.size(), changes));
  }

  /** {@code /etc/nginx} of {@code /etc/nginx/conf.d/shop.conf}. */
  private static String folder(String path) {
    int third = path.indexOf('/', path.indexOf('/', 1) + 1);
    return third < 0 ? path : path.substring(0, third);
  }

  private void switched(FileChanged link, List<HostChange> changes) {
    if (SWITCH.matcher(link.path()).matches()) {
      String what = link.path() + " leads to " + link.target();
      add(Kind.DEPLOYMENT, Subject.HOST, what, link.at(), link.origin(), changes);
    }
  }

  private void add(List<FileChanged> files, int all, List<HostChange> changes) {
    files.sort(Comparator.comparing(FileChanged::at).thenComparing(FileChanged::path));
    int from = 0;
    for (int i = 1; i <= files.size(); i++) {
      FileChanged last = files.get(i - 1);
      if (i == files.size()
          || Duration.between(last.at(), files.get(i).at()).compareTo(TOGETHER) > 0) {
        if (all <= FEW || i - from <= all / 2) {
          written(files.subList(from, i), changes);
        }
        from = i;
      }
    }
  }

  private void written(List<FileChanged> files, List<HostChange> changes) {
    FileChanged first = files.get(0);
    String path = first.path();
    int more = files.size() - 1;
    String what = path + (more == 0 ? " was written" : " and " + more + " more were written");
    boolean schedule = SCHEDULE.matcher(path).matches();
    Kind kind = schedule ? Kind.SCHEDULE : Kind.CONFIGURATION;
    Subject subject = schedule ? Subject.HOST : owner(path);
    add(kind, subject, what, first.at(), first.origin(), changes);
  }

  /** The service whose configuration lies there, or the host. */
  private Subject owner(String path) {
    for (SoftwarePage page : knowledge.software()) {
      if (page.configuration().stream().anyMatch(p -> p.matcher(path).find())) {
        return Subject.service(page.id());
      }
    }
    return Subject.HOST;
  }

  private void boot(Observations read, List<HostChange> changes) {
    for (Measure measure : read.of(Measure.class)) {
      if (measure.name().equals("uptime.seconds") && measure.sample() == 0) {
        Instant at = now.minusSeconds((long) measure.value());
        add(Kind.BOOT, Subject.HOST, "the host was started", at, measure.origin(), changes);
        break;
      }
    }
    ZoneOffset zone = zone(read);
    for (HostRestart restart : read.of(HostRestart.class)) {
      if (restart.at() == null) {
        continue;
      }
      Instant at = restart.at().toInstant(zone);
      boolean known =
          changes.stream()
              .filter(change -> change.kind() == Kind.BOOT)
              .anyMatch(change -> Duration.between(change.at(), at).abs().compareTo(SAME) < 0);
      if (!known) {
        String what =
            restart.unclean() ? "the host was started after a crash" : "the host was started";
        add(Kind.BOOT, Subject.HOST, what, at, restart.origin(), changes);
      }
    }
  }

  /** The zone of the host's own clock, or UTC. */
  private static ZoneOffset zone(Observations read) {
    return read.of(HostClock.class).stream()
        .map(clock -> clock.at().getOffset())
        .findFirst()
        .orElse(ZoneOffset.UTC);
  }

  private void add(
      Kind kind,
      Subject subject,
      String what,
      Instant at,
      Origin origin,
      List<HostChange> changes) {
    if (at.isBefore(now) && Duration.between(at, now).compareTo(RECENT) < 0) {
      double hours = Duration.between(at, now).toMinutes() / 60.0;
      boolean before = onset != null && at.isBefore(onset);
      changes.add(new HostChange(kind, subject, what, at, hours, before, origin));
    }
  }
}
