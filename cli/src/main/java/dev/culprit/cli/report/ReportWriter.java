package dev.culprit.cli.report;

import dev.culprit.advise.Advice;
import dev.culprit.advise.ServiceManagers;
import dev.culprit.cli.Sanitizer;
import dev.culprit.cli.Version;
import dev.culprit.diagnose.Diagnosis;
import dev.culprit.diagnose.Diagnosis.Verdict;
import dev.culprit.fact.Evidence;
import dev.culprit.fact.Origin;
import dev.culprit.journal.Entry;
import dev.culprit.journal.Story;
import dev.culprit.knowledge.Remedy;
import dev.culprit.rank.Hypothesis;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Makes a report of a diagnosis and, where there is one, of the journal that led to it. */
public final class ReportWriter {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xxx", Locale.ROOT);

  private static final double WORTH_SHOWING = 0.05;
  private static final int REASONS = 6;
  private static final int EVENTS = 40;
  private static final int OPEN = 3;

  private final Diagnosis diagnosis;
  private final Story story;
  private final int top;

  /**
   * For one diagnosis.
   *
   * @param story the journal of the triage, or null where there was none
   * @param top how many causes to list
   */
  public ReportWriter(Diagnosis diagnosis, Story story, int top) {
    this.diagnosis = diagnosis;
    this.story = story;
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
        target.capturedAt() == null ? "" : TIME.format(target.capturedAt()),
        verdict(),
        diagnosis.summary().stream().map(ReportWriter::sentence).toList(),
        causes,
        shown.isEmpty() ? "" : onset(shown.get(0)),
        timeline(),
        diagnosis.grown(),
        actions(),
        looks(shown),
        diagnosis.verdict() == Verdict.CAUSE_FOUND ? remedies(shown.get(0)) : List.of(),
        questions(),
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
        .map(this::time)
        .orElse("");
  }

  private String time(Instant at) {
    var captured = diagnosis.target().capturedAt();
    ZoneOffset zone = captured == null ? ZoneOffset.UTC : captured.getOffset();
    return TIME.format(at.atOffset(zone));
  }

  /** What happened at one time and is told by one source makes one row. */
  private List<Report.Event> timeline() {
    List<Report.Event> rows = new ArrayList<>();
    for (Diagnosis.Event e : diagnosis.timeline()) {
      Report.Event row = new Report.Event(time(e.at()), e.kind(), e.what(), e.source());
      Report.Event last = rows.isEmpty() ? null : rows.get(rows.size() - 1);
      if (last != null && last.isWith(row)) {
        rows.set(rows.size() - 1, last.and(row.what()));
      } else {
        rows.add(row);
      }
    }
    return rows.subList(Math.max(0, rows.size() - EVENTS), rows.size());
  }

  private List<Report.Event> actions() {
    List<Report.Event> actions = new ArrayList<>();
    for (Entry e : story == null ? List.<Entry>of() : story.entries()) {
      switch (e.kind()) {
        case "told" -> actions.add(event(e, "told", e.field("line")));
        case "remedy" -> actions.add(event(e, "remedy", e.field("command")));
        case "evidence" -> actions.add(event(e, "evidence saved", e.field("place")));
        case "verified" ->
            actions.add(event(e, "verified", e.field("cause") + ": " + e.field("state")));
        default -> {
          // commands have a table of their own
        }
      }
    }
    return actions;
  }

  private Report.Event event(Entry entry, String kind, String what) {
    return new Report.Event(time(entry.at()), kind, what, "journal");
  }

  /** What ran in the triage; without one, what the proof rests on. */
  private List<Report.Look> looks(List<Hypothesis> shown) {
    List<Report.Look> looks = new ArrayList<>();
    if (story != null) {
      for (Entry e : story.entries()) {
        if (e.kind().equals("ran") || e.kind().equals("pasted")) {
          String what = e.field("command").isEmpty() ? e.field("test") : e.field("command");
          String consent = e.field("consent");
          looks.add(
              new Report.Look(
                  time(e.at()), what, consent.isEmpty() ? e.kind() : "consent: " + consent));
        }
      }
      return looks;
    }
    Map<String, List<String>> causes = new TreeMap<>();
    for (Hypothesis h : shown) {
      for (Evidence e : h.evidence()) {
        for (Origin o : e.finding().observed()) {
          List<String> of = causes.computeIfAbsent(o.source(), s -> new ArrayList<>());
          if (!of.contains(h.cause().id())) {
            of.add(h.cause().id());
          }
        }
      }
    }
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
      String state = isDone(phase, filled.command()) ? "done" : "to do";
      into.add(
          new Report.Step(
              phase, state, filled.what(), filled.command(), filled.risk(), filled.undo()));
    }
  }

  private boolean isDone(String phase, String command) {
    return story != null
        && story.entries().stream()
            .anyMatch(
                e ->
                    (e.kind().equals("remedy")
                            && !command.isEmpty()
                            && e.field("command").equals(command)
                            && !e.field("consent").equals("no"))
                        || (phase.equals("verify")
                            && e.kind().equals("verified")
                            && e.field("state").equals("gone")));
  }

  private List<String> questions() {
    List<String> questions = new ArrayList<>();
    for (Advice advice : diagnosis.advice().stream().limit(OPEN).toList()) {
      String asked = advice.isQuestion() ? advice.test().question() : "Run " + advice.command();
      questions.add(asked + " (" + advice.why() + ")");
    }
    diagnosis.notUnderstood().stream()
        .limit(OPEN)
        .forEach(
            u ->
                questions.add(
                    String.format(
                        Locale.ROOT,
                        "What do these %,d log lines mean? %s (%s:%d)",
                        u.count(),
                        u.origin().text().strip(),
                        u.origin().source(),
                        u.origin().line())));
    diagnosis.skipped().stream()
        .limit(OPEN)
        .forEach(s -> questions.add("Not read: " + s.source() + ": " + s.reason()));
    if (!diagnosis.notJudged().isEmpty()) {
      questions.add(
          diagnosis.notJudged().size() + " causes were not judged, as what they take was not read");
    }
    return questions.stream().map(Sanitizer::line).toList();
  }
}
