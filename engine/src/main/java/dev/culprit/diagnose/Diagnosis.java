package dev.culprit.diagnose;

import dev.culprit.advise.Advice;
import dev.culprit.fact.CoursePoint;
import dev.culprit.fact.Finding;
import dev.culprit.fact.HostIdentity;
import dev.culprit.fact.RuledOut;
import dev.culprit.fact.UnknownLines;
import dev.culprit.knowledge.Knowledge;
import dev.culprit.knowledge.Silence;
import dev.culprit.rank.Hypothesis;
import dev.culprit.source.Skipped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everything that one run found out; renderers turn it into text or JSON and add nothing.
 *
 * @param knowledge what was known
 * @param rules how many rules there are
 * @param cases how many cases the knowledge base holds
 * @param verdict the contract's verdict
 * @param hypotheses all of them, best first; renderers cut
 * @param advice commands and questions, best first
 * @param grown what became more while it was looked at, the steepest first
 * @param findings all findings
 * @param notUnderstood log lines that look like trouble and that no signature knows, most first
 * @param looked the kinds of readings that were there
 * @param values fills the templates of remedies
 * @param silenced causes that would be listed and are silenced
 * @param silencesOver silences whose last day is past
 * @param silencesIdle silences that hold, and of whose cause nothing shows
 */
public record Diagnosis(
    Knowledge knowledge,
    int rules,
    int cases,
    Target target,
    Verdict verdict,
    List<Hypothesis> hypotheses,
    List<Hypothesis> folded,
    List<RuledOut> ruledOut,
    List<NotJudged> notJudged,
    List<Resource> resources,
    List<Advice> advice,
    Map<String, List<Overturn>> overturnedBy,
    List<Event> timeline,
    List<Grown> grown,
    List<Skipped> skipped,
    List<SourceRead> coverage,
    List<UnknownLines> notUnderstood,
    List<Finding> findings,
    Set<String> looked,
    List<String> summary,
    PlaceholderValues values,
    List<Silences.Silenced> silenced,
    List<Silence> silencesOver,
    List<Silence> silencesIdle,
    Stats stats) {

  /** Who is accused, the likeliest first. */
  public List<Hypothesis> accused() {
    return hypotheses.stream().filter(Hypothesis::isAccused).toList();
  }

  /** The commands to run, best first; questions need somebody who answers. */
  public List<Advice> next() {
    return advice.stream().filter(a -> !a.isQuestion()).toList();
  }

  /** What a run can come to. */
  public enum Verdict {
    CAUSE_FOUND("cause-found", 1),
    INCONCLUSIVE("inconclusive", 5),
    HEALTHY("healthy", 0);

    private final String label;
    private final int exitCode;

    Verdict(String label, int exitCode) {
      this.label = label;
      this.exitCode = exitCode;
    }

    /** The word in JSON. */
    public String label() {
      return label;
    }

    /** The exit code of the contract. */
    public int exitCode() {
      return exitCode;
    }
  }

  /**
   * What was diagnosed.
   *
   * @param live whether it is the running host
   * @param name as the operator gave it
   * @param identity the host, fields empty where not known
   * @param capturedAt when the readings were taken, or null
   */
  public record Target(
      boolean live, String name, HostIdentity identity, OffsetDateTime capturedAt) {}

  /** A cause that could not be judged, and readings of which any would do. */
  public record NotJudged(String cause, List<String> needs) {}

  /**
   * A row of the exoneration grid; the three texts are "" where there is nothing to say.
   *
   * @param verdict {@code exonerated}, {@code suspect} or {@code not looked}
   */
  public record Resource(
      String resource, String utilisation, String saturation, String errors, String verdict) {}

  /** A reading whose opposite would take the first place away. */
  public record Overturn(String finding, String how) {}

  /**
   * Something on the time line.
   *
   * @param kind {@code change}, {@code symptom} or {@code action}
   */
  public record Event(java.time.Instant at, String what, String kind, String source) {}

  /**
   * What became more between the first look and the last one.
   *
   * @param what the quantity and whose it is
   * @param seconds between the looks
   * @param minutesLeft until its limit is hit, or -1 where that is not told
   * @param course what was seen in between; may be empty
   */
  public record Grown(
      String what,
      double before,
      double after,
      double seconds,
      double minutesLeft,
      List<CoursePoint> course) {

    /** Copies the list. */
    public Grown {
      course = List.copyOf(course);
    }

    /** Of two looks. */
    Grown(String what, double before, double after, double seconds, double minutesLeft) {
      this(what, before, after, seconds, minutesLeft, List.of());
    }

    /** The same with what was seen in between. */
    Grown withCourse(List<CoursePoint> points) {
      return new Grown(what, before, after, seconds, minutesLeft, points);
    }

    /** The part of the last value that came in between, 0 to 1. */
    public double share() {
      return after <= 0 ? 0 : (after - before) / after;
    }
  }

  /**
   * One reading and what was understood of it.
   *
   * @param parser who read it, {@code log} for the log scanner, or "" when nobody read it
   * @param understood how many rows were
   * @param notUnderstood how many were not
   * @param reason why nobody read it, or ""
   * @param lost the first of the rows that were not understood
   */
  public record SourceRead(
      String source,
      String parser,
      long understood,
      long notUnderstood,
      String reason,
      List<LostRow> lost) {

    /** A reading that nobody read. */
    static SourceRead unread(String source, String reason) {
      return new SourceRead(source, "", 0, 0, reason, List.of());
    }
  }

  /**
   * Rows that were not understood.
   *
   * @param line number of the first one in its source, from 1
   * @param text the first one
   * @param count how many look like it
   * @param why why not
   */
  public record LostRow(int line, String text, long count, String why) {}

  /** Figures of the run; times in milliseconds. */
  public record Stats(
      long observations, long findings, long rulesFired, long millis, Map<String, Long> millisBy) {}
}
