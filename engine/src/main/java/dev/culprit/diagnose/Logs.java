package dev.culprit.diagnose;

import dev.culprit.combine.ServiceNames;
import dev.culprit.diagnose.Diagnosis.LostRow;
import dev.culprit.diagnose.Diagnosis.SourceRead;
import dev.culprit.fact.AccessTally;
import dev.culprit.fact.HostClock;
import dev.culprit.fact.LogSpan;
import dev.culprit.fact.LogTally;
import dev.culprit.fact.Measure;
import dev.culprit.fact.Observation;
import dev.culprit.fact.Origin;
import dev.culprit.fact.UnknownLines;
import dev.culprit.knowledge.Knowledge;
import dev.culprit.logs.LogContext;
import dev.culprit.logs.LogScanner;
import dev.culprit.logs.LogSession;
import dev.culprit.logs.LogSession.Scanned;
import dev.culprit.source.Content;
import dev.culprit.source.Reading;
import dev.culprit.source.Skipped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The log readings of one host, kept until its clock is known, and then scanned together. */
final class Logs {

  /** Commands whose output is a log. */
  private static final Set<String> LOG_TOOLS = Set.of("dmesg", "journalctl");

  /** Parsers of outputs that end with log lines. */
  private static final Set<String> WITH_LOG_LINES =
      Set.of(
          "systemctl-status",
          "supervisorctl",
          "certificate",
          "name-lookup",
          "clock-sync",
          "thread-dump",
          "sql-table",
          "redis-info",
          "queues",
          "kubectl-describe",
          "kubernetes-json",
          "event-list",
          "tcpdump",
          "gdb");

  private static final List<String> KNOWN_BY_PLACE =
      List.of("/etc/", "/sys/", "/usr/", "/lib/", "/lib64/", "/boot/", "/bin/", "/sbin/");

  /** Logs that are scanned in one go. */
  private static final int BATCH = 8;

  private static final String PROC = "/proc/";
  private static final String SYMPTOM = "symptom";
  private static final String LOG = "log";
  private static final String NO_SIGNATURE = "it looks like trouble, and no signature knows it";

  /** What the user's words are worth beside a line that a program wrote. */
  private static final double HEARSAY = 0.5;

  private final Later<LogScanner> scanner;
  private final ServiceNames names;
  private final Options options;
  private final Collected collected;
  private final List<Reading> waiting = new ArrayList<>();
  private final Set<String> taken = new HashSet<>();
  private final Set<String> searched = new HashSet<>();
  private final Set<String> read = new HashSet<>();
  private final Set<String> uncovered = new HashSet<>();

  Logs(Knowledge knowledge, Later<LogScanner> scanner, Options options, Collected collected) {
    this.scanner = scanner;
    this.names = new ServiceNames(knowledge);
    this.options = options;
    this.collected = collected;
    if (!options.symptom().isBlank()) {
      waiting.add(new Reading(SYMPTOM, "", "", 0, Content.of(options.symptom() + "\n")));
    }
  }

  /** Whether name and place say that it is a log, whatever it looks like. */
  static boolean isLog(Reading reading) {
    return LOG_TOOLS.contains(reading.tool()) || reading.file().startsWith("/var/log/");
  }

  /**
   * Whether the place says that it is no log: configuration, programs and the kernel's files speak
   * of errors without any having happened.
   */
  static boolean isNoLog(Reading reading) {
    return isKnownByPlace(reading) || reading.file().startsWith(PROC);
  }

  /**
   * Whether the folder and the file's name say what it is, so that what it looks like would only
   * mislead.
   */
  static boolean isKnownByPlace(Reading reading) {
    String file = reading.file();
    for (String place : KNOWN_BY_PLACE) {
      if (file.startsWith(place)) {
        return true;
      }
    }
    // somebody who saves one by hand names it proc/net-tcp, without folders; only the host itself
    // is read under the file's own path
    boolean sure = file.indexOf('/', PROC.length()) > 0 || reading.path().equals(file);
    return file.startsWith(PROC) && sure && reading.command().isEmpty();
  }

  /** Whether a text that a parser has read may hold log lines besides. */
  static boolean mayHoldLogLines(String parser) {
    return WITH_LOG_LINES.contains(parser);
  }

  /** Takes a reading that is a log, or that nobody else knows. */
  void take(Reading reading) {
    waiting.add(reading);
    taken.add(reading.path());
    if (!reading.command().isEmpty() && reading.lineOffset() == 0 && !isLog(reading)) {
      searched.add(reading.path());
      collected.toolOutputs().add(reading.path());
    }
  }

  /** Takes rows that were not understood of a reading that is covered otherwise. */
  void takeRows(Reading rows) {
    waiting.add(rows);
    uncovered.add(rows.path());
  }

  /** Scans what was taken, and gives the changes of packages their time by the host's clock. */
  void finish() {
    LogContext context = context();
    collected.settle(context.now().atOffset(context.zone()));
    if (waiting.isEmpty()) {
      return;
    }
    LogSession session = scanner.get().begin(context);
    scan(session);
    waiting.clear();
    collected.coverage().stream()
        .filter(source -> !source.parser().isEmpty())
        .forEach(source -> read.add(source.source()));
    List<LostRow> lost = new ArrayList<>();
    for (Observation observation : session.observations()) {
      take(observation);
      if (observation instanceof UnknownLines lines) {
        Origin first = lines.origin();
        lost.add(new LostRow(first.line(), first.text(), lines.count(), NO_SIGNATURE));
      } else if (observation instanceof LogSpan span) {
        cover(span, lost);
        lost.clear();
      }
    }
  }

  /** Most logs of a bundle are small, so that several are scanned at the same time. */
  private void scan(LogSession session) {
    try (InOrder<List<Scanned>> crew = InOrder.onAllCores(some -> take(some, session))) {
      for (int from = 0; from < waiting.size(); from += BATCH) {
        int to = Math.min(from + BATCH, waiting.size());
        List<Reading> some = List.copyOf(waiting.subList(from, to));
        crew.add(() -> some.stream().map(session::scan).toList(), to == waiting.size());
      }
      crew.finish();
    }
  }

  private void take(List<Scanned> some, LogSession session) {
    for (Scanned one : some) {
      session.take(one);
      one.failure()
          .ifPresent(reason -> collected.skipped().add(new Skipped(one.reading().path(), reason)));
    }
  }

  private void cover(LogSpan span, List<LostRow> lost) {
    String log = span.log();
    if (log.equals(SYMPTOM) || (uncovered.contains(log) && !taken.contains(log))) {
      return;
    }
    boolean output = searched.contains(log) && !read.contains(log);
    long known = span.lines() - span.unknown();
    collected
        .coverage()
        .add(
            new SourceRead(
                log,
                output ? "" : LOG,
                known,
                span.unknown(),
                output ? Unread.ofOutput(log) : "",
                List.copyOf(lost)));
  }

  private void take(Observation observation) {
    if (observation instanceof LogTally log && log.origin().source().equals(SYMPTOM)) {
      // the user's words are about the host; no program wrote them, and nobody is accused by
      // hearsay
      LogTally about = log.program().equals(SYMPTOM) ? log.withProgram("") : log;
      collected.observe(about.withFreshness(HEARSAY), 0);
      return;
    }
    collected.observe(observation, 0);
    if (observation instanceof LogSpan span) {
      boolean isSymptom = span.log().equals(SYMPTOM);
      if (!isSymptom) {
        collected.look(LOG, 0);
        collected.look("log." + names.normalise(span.program()), 0);
      }
    } else if (observation instanceof AccessTally) {
      collected.look("access-log", 0);
    }
  }

  private LogContext context() {
    OffsetDateTime now = options.now();
    double uptime = -1;
    for (Observation observation : collected.observations()) {
      if (observation instanceof HostClock clock && clock.sample() == 0) {
        now = clock.at();
      } else if (observation instanceof Measure measure
          && measure.name().equals("uptime.seconds")) {
        uptime = measure.value();
      }
    }
    Instant at = now == null ? Instant.now() : now.toInstant();
    ZoneOffset zone = now == null ? ZoneOffset.UTC : now.getOffset();
    Instant booted = uptime < 0 || now == null ? null : at.minusSeconds((long) uptime);
    return new LogContext(
        zone, at, booted, options.since().at(at.atOffset(zone)), names::normalise);
  }
}
