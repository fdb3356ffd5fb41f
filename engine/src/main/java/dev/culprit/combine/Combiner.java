package dev.culprit.combine;

import dev.culprit.fact.AccessTally;
import dev.culprit.fact.BalancerServer;
import dev.culprit.fact.DescriptorExcerpt;
import dev.culprit.fact.DescriptorTable;
import dev.culprit.fact.HostClock;
import dev.culprit.fact.LeakTraced;
import dev.culprit.fact.Listener;
import dev.culprit.fact.LogSpan;
import dev.culprit.fact.LogTally;
import dev.culprit.fact.Measure;
import dev.culprit.fact.Observation;
import dev.culprit.fact.ProcessSeen;
import dev.culprit.fact.RecordedTrend;
import dev.culprit.fact.ServiceExcerpt;
import dev.culprit.fact.ServiceLeak;
import dev.culprit.fact.ServiceStacks;
import dev.culprit.fact.ServiceTrend;
import dev.culprit.fact.StackGroup;
import dev.culprit.fact.Subject;
import dev.culprit.knowledge.Knowledge;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Observations to derived observations: joins, tallies, growth between samples, and who is which
 * service.
 */
public final class Combiner {

  private final Knowledge knowledge;

  /** Names services by the software pages of {@code knowledge}. */
  public Combiner(Knowledge knowledge) {
    this.knowledge = knowledge;
  }

  /**
   * The facts for the rules: the observations that rules read as they are, and what is derived from
   * them all.
   *
   * @param raw everything that was read, in any order
   */
  public List<Object> combine(List<Observation> raw) {
    List<Observation> observations = ProcessJoin.join(SocketJoin.join(raw));
    ServiceNames names = new ServiceNames(knowledge);
    Observations read = new Observations(observations);
    read.of(ProcessSeen.class).forEach(names::learn);
    Instant now = now(read);
    double least = read.of(ProcessSeen.class).isEmpty() ? CHOSEN : 0;
    double seconds = secondsBetweenSamples(read);
    Listeners listeners = new Listeners(read, names);
    List<Object> facts = new ArrayList<>();
    for (Observation observation : observations) {
      if (observation instanceof LogTally log) {
        double worth = Math.min(log.freshness(), freshness(log.last(), now, least));
        String program = names.ofLog(log.program(), log.origin().source());
        facts.add(log.withProgram(program).withFreshness(worth));
      } else if (observation instanceof AccessTally access) {
        facts.add(access.withFreshness(freshness(access.last(), now, least)));
      } else if (observation instanceof BalancerServer server) {
        if (freshness(server.last(), now, least) >= STALE) {
          facts.add(server);
        }
      } else if (observation instanceof Listener listener) {
        facts.add(listeners.named(listener));
      } else if (isForRules(observation)) {
        facts.add(observation);
      }
    }
    List<DescriptorTable> tables = new DescriptorTables(read, names, seconds).tables();
    facts.addAll(tables);
    facts.addAll(Limits.gaps(read, tables, names));
    facts.addAll(Held.of(read, names));
    facts.addAll(Inotify.of(read, names));
    for (LeakTraced leak : read.of(LeakTraced.class)) {
      boolean unnamed = leak.pid() == 0 && leak.program().isEmpty();
      Subject whose = unnamed ? Subject.HOST : names.of(leak.pid(), leak.program());
      facts.add(new ServiceLeak(whose, leak));
    }
    for (DescriptorExcerpt part : read.of(DescriptorExcerpt.class)) {
      facts.add(new ServiceExcerpt(names.of(part.pid(), part.command()), part));
    }
    for (RecordedTrend trend : read.of(RecordedTrend.class)) {
      Subject whose = trend.pid() == 0 ? Subject.HOST : names.of(trend.pid(), trend.command());
      facts.add(new ServiceTrend(whose, trend));
    }
    for (StackGroup group : read.of(StackGroup.class)) {
      facts.add(ServiceStacks.of(whose(group, names), group));
    }
    facts.addAll(Processes.services(read, names));
    facts.addAll(Managers.of(read, names));
    facts.addAll(Actions.of(read, facts));
    facts.addAll(Locks.queues(read, names));
    Tasks tasks = new Tasks(read, names);
    facts.addAll(tasks.zombies());
    facts.addAll(tasks.threads());
    facts.addAll(tasks.users(read));
    facts.addAll(Defects.of(read, knowledge));
    facts.addAll(Sessions.of(read));
    facts.addAll(Jobs.of(read, names));
    facts.addAll(tasks.spinning(read));
    facts.addAll(Growths.of(read, seconds));
    facts.addAll(DiskLoads.of(read, seconds));
    facts.addAll(ServiceGrowths.of(read, names, seconds));
    facts.addAll(BlockedTasks.of(read, names));
    facts.addAll(Ports.of(read));
    CloseWaits.of(read, names).ifPresent(facts::add);
    facts.addAll(listeners.unaccepted());
    facts.addAll(ProxyTargets.of(read));
    facts.addAll(Balancers.pools(read));
    facts.addAll(Certificates.of(read, now));
    facts.addAll(Networks.of(read, names));
    facts.addAll(FileGrowths.of(read, seconds));
    facts.addAll(SocketLosses.of(raw, names));
    facts.addAll(KernelWaits.of(read, names));
    facts.addAll(Libraries.unowned(read, names));
    Changes changes = new Changes(knowledge, names, now);
    facts.addAll(changes.of(read));
    facts.addAll(new HostChanges(knowledge, now, changes.onset(read)).of(read));
    return facts;
  }

  private static Subject whose(StackGroup group, ServiceNames names) {
    return group.pid() > 0
        ? names.of(group.pid(), group.program())
        : Subject.service(group.program().isEmpty() ? "" : names.normalise(group.program()));
  }

  /** Facts of which a host has thousands stay out of the session; rules read their tallies. */
  private static boolean isForRules(Observation observation) {
    return !Derived.SOURCES.contains(observation.getClass());
  }

  /**
   * The newest time that anything bears: the host's clock, else the last log line; null without
   * either.
   */
  private static Instant now(Observations read) {
    Instant clock =
        read.of(HostClock.class).stream()
            .map(c -> c.at().toInstant())
            .max(Instant::compareTo)
            .orElse(null);
    if (clock != null) {
      return clock;
    }
    return read.of(LogSpan.class).stream()
        .map(LogSpan::last)
        .filter(java.util.Objects::nonNull)
        .max(Instant::compareTo)
        .orElse(null);
  }

  private static double secondsBetweenSamples(Observations read) {
    Instant first = null;
    Instant later = null;
    for (HostClock clock : read.of(HostClock.class)) {
      Instant at = clock.at().toInstant();
      if (clock.sample() == 0) {
        first = at;
      } else {
        later = at;
      }
    }
    return first == null || later == null
        ? secondsOfUptime(read)
        : Math.max(0, Duration.between(first, later).toMillis() / 1000.0);
  }

  private static double secondsOfUptime(Observations read) {
    double first = Double.NaN;
    double later = Double.NaN;
    for (Measure measure : read.of(Measure.class)) {
      if (measure.name().equals("uptime.seconds")) {
        if (measure.sample() == 0) {
          first = measure.value();
        } else {
          later = measure.value();
        }
      }
    }
    return later > first ? later - first : 0;
  }

  /**
   * What lines are worth by their age: what was logged within the last two hours is about now;
   * after that its weight halves with every doubling of the age, so that a line of a month ago is
   * worth next to nothing.
   *
   * @param last when the last of them came, or null
   * @param least what they are worth at the least
   */
  private static double freshness(Instant last, Instant now, double least) {
    if (last == null || now == null) {
      return 1;
    }
    double hours = Duration.between(last, now).toMinutes() / 60.0;
    return Math.max(least, Math.min(1, CURRENT_HOURS / Math.max(hours, 0.01)));
  }

  /** Logs without anything of their host were chosen by somebody who took them to matter. */
  private static final double CHOSEN = 0.6;

  /** Below this, what a log told of a server is about another day than today. */
  private static final double STALE = 1 / 12.0;

  /** How far back "now" reaches in logs, in hours. */
  private static final double CURRENT_HOURS = 2;
}
