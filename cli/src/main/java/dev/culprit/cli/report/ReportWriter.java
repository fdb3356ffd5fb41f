package dev.culprit.cli.report;

import dev.culprit.advise.ServiceManagers;
import dev.culprit.cli.Version;
import dev.culprit.diagnose.Diagnosis;
import dev.culprit.diagnose.Diagnosis.Verdict;
import dev.culprit.fact.Evidence;
import dev.culprit.fact.Origin;
import dev.culprit.journal.Story;
import dev.culprit.knowledge.Remedy;
import dev.culprit.rank.Hypothesis;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** Makes a report of a diagnosis and, where there is one, of the journal that led to it. */
public final class ReportWriter {

  private static final double WORTH_SHOWING = 0.05;
  private static final int REASONS = 6;
  private static final int EVENTS = 40;

  private final Diagnosis diagnosis;
  private final ReportTimes times;
  private final Proceedings story;
  private final int top;

  /**
   * For one diagnosis.
   *
   * @param story the journal of the triage, or null where there was none
   * @param top how many causes to list
   */
  public ReportWriter(Diagnosis diagnosis, Story story, int top) {
    this.diagnosis = diagnosis;
    this.times = new ReportTimes(diagnosis.target().capturedAt());
    this.story = story == null ? null : new Proceedings(story, times);
    this.top = top;
  }

  /** The report. */
  public Report report() {
    List<Hypothesis> shown =
        diagnosis.hypotheses().stream()
            .filter(h -> h.probability() >= WORTH_SHOWING)
            .limit(top)
            .toList();
    List<Report.Cause> causes = new ArrayList<>();
    for (Hypothesis h : shown) {
      causes.add(cause(h, causes.size() + 1));
    }
    Diagnosis.Target target = diagnosis.target();
    String host = target.identity().hostname();
    return new Report(
        host.isEmpty() ? shortName(target.name()) : host,
        times.captured(),
        verdict(),
        diagnosis.summary().stream().map(ReportWriter::sentence).toList(),
        causes,
        shown.isEmpty() ? "" : onset(shown.get(0)),
        timeline(),
        diagnosis.grown(),
        story == null ? List.of() : story.actions(),
        story == null ? readings(shown) : story.looks(),
        diagnosis.verdict() == Verdict.CAUSE_FOUND ? remedies(shown.get(0)) : List.of(),
        OpenQuestions.of(diagnosis),
        "Culprit " + Version.text());
  }

  /** The last part of what the operator named. */
  private static String shortName(String name) {
    String path = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static String sentence(String text) {
    return text.endsWith(".") ? text : text + ".";
  }

  private String verdict() {
    return switch (diagnosis.verdict()) {
      case CAUSE_FOUND -> "Cause found";
      case HEALTHY -> "Healthy: nothing here explains an outage";
      case INCONCLUSIVE -> "Inconclusive: too little was read to be sure";
    };
  }

  private static Report.Cause cause(Hypothesis h, int rank) {
    List<Report.Proof> proof =
        h.evidence().stream().limit(REASONS).map(ReportWriter::proof).toList();
    return new Report.Cause(
        rank,
        (int) Math.round(100 * h.probability()),
        h.cause().id(),
        h.cause().title(),
        h.subject().toString(),
        h.cause().owner(),
        h.chain(),
        proof);
  }

  private static Report.Proof proof(Evidence evidence) {
    List<Origin> observed = evidence.finding().observed();
    Origin first = observed.isEmpty() ? new Origin("", 0, "") : observed.get(0);
    String place = first.source() + (first.line() > 0 ? ":" + first.line() : "");
    String sign = evidence.decibans() > 0 ? "for" : "against";
    return new Report.Proof(sign, evidence.because(), place, first.text().strip());
  }

  private String onset(Hypothesis first) {
    return first.evidence().stream()
        .map(e -> e.finding().since())
        .filter(Objects::nonNull)
        .min(Instant::compareTo)
        .map(times::text)
        .orElse("");
  }

  /** What happened at one time and is told by one source makes one row. */
  private List<Report.Event> timeline() {
    List<Report.Event> rows = new ArrayList<>();
    for (Diagnosis.Event e : diagnosis.timeline()) {
      Report.Event row = new Report.Event(times.text(e.at()), e.kind(), e.what(), e.source());
      Report.Event last = rows.isEmpty() ? null : rows.get(rows.size() - 1);
      if (last != null && last.isWith(row)) {
        rows.set(rows.size() - 1, last.and(row.what()));
      } else {
        rows.add(row);
      }
    }
    return rows.subList(Math.max(0, rows.size() - EVENTS), rows.size());
  }

  /** What the proof rests on. */
  private static List<Report.Look> readings(List<Hypothesis> shown) {
    Map<String, Set<String>> causes = new TreeMap<>();
    for (Hypothesis h : shown) {
      for (Evidence e : h.evidence()) {
        for (Origin o : e.finding().observed()) {
          causes.computeIfAbsent(o.source(), source -> new LinkedHashSet<>()).add(h.cause().id());
        }
      }
    }
    List<Report.Look> looks = new ArrayList<>();
    causes.forEach(
        (source, of) ->
            looks.add(new Report.Look("", source, "proof of " + String.join(", ", of))));
    return looks;
  }

  private List<Report.Step> remedies(Hypothesis first) {
    Map<String, String> values = diagnosis.values().of(first.subject());
    List<Report.Step> steps = new ArrayList<>();
    steps("contain", first.cause().contain(), values, steps);
    steps("fix", first.cause().fix(), values, steps);
    steps("verify", first.cause().verify(), values, steps);
    steps("prevent", first.cause().prevent(), values, steps);
    return steps;
  }

  private void steps(
      String phase, List<Remedy> remedies, Map<String, String> values, List<Report.Step> into) {
    for (Remedy remedy : remedies) {
      Remedy filled = ServiceManagers.filled(remedy, values);
      String state = story != null && story.isDone(phase, filled.command()) ? "done" : "to do";
      into.add(
          new Report.Step(
              phase, state, filled.what(), filled.command(), filled.risk(), filled.undo()));
    }
  }
}
