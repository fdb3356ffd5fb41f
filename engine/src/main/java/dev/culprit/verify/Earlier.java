package dev.culprit.verify;

import dev.culprit.diagnose.Diagnosis;
import dev.culprit.diagnose.PlaceholderValues;
import dev.culprit.fact.Evidence;
import dev.culprit.fact.Finding;
import dev.culprit.fact.Subject;
import dev.culprit.rank.Hypothesis;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The first hypothesis of an earlier diagnosis.
 *
 * @param host the name of the host that it is of, or "" when not told
 * @param capturedAt when its readings were taken, or null when not told
 * @param cause its cause's id
 * @param title the cause in words
 * @param runningSeconds for how long the subject had been running, or -1 when not told
 * @param signs the findings that spoke for it
 */
public record Earlier(
    String host,
    Instant capturedAt,
    String cause,
    String title,
    Subject subject,
    long runningSeconds,
    List<Sign> signs) {

  /** The least share of all weight that the decisive findings carry together. */
  private static final double CARRIED = 0.8;

  /** The source of what an operator told; no reading repeats it. */
  public static final String TOLD = "told";

  /** Copies the list. */
  public Earlier {
    signs = List.copyOf(signs);
  }

  /**
   * A finding that spoke for it.
   *
   * @param about its subject, or null when not told
   * @param weight decibans, above 0
   */
  public record Sign(String finding, Subject about, double weight, String because) {}

  /** A hypothesis of a diagnosis that is at hand. */
  public static Earlier of(Diagnosis diagnosis, Hypothesis hypothesis) {
    Diagnosis.Target target = diagnosis.target();
    String running = diagnosis.values().of(hypothesis.subject()).get(PlaceholderValues.RUNNING);
    List<Sign> signs = new ArrayList<>();
    for (Evidence one : hypothesis.evidence()) {
      Finding finding = one.finding();
      double weight = one.decibans() * finding.freshness();
      boolean told = finding.observed().stream().allMatch(o -> o.source().equals(TOLD));
      if (weight > 0 && (!told || finding.observed().isEmpty())) {
        signs.add(new Sign(finding.id(), finding.subject(), weight, one.because()));
      }
    }
    return new Earlier(
        target.identity().hostname(),
        target.capturedAt() == null ? null : target.capturedAt().toInstant(),
        hypothesis.cause().id(),
        hypothesis.cause().title(),
        hypothesis.subject(),
        running == null ? -1 : Long.parseLong(running),
        signs);
  }

  /** The few findings that carried the diagnosis, weightiest first. */
  public List<Sign> decisive() {
    List<Sign> sorted = new ArrayList<>(signs);
    sorted.sort(Comparator.comparingDouble((Sign s) -> -s.weight()).thenComparing(Sign::finding));
    double all = sorted.stream().mapToDouble(Sign::weight).sum();
    List<Sign> decisive = new ArrayList<>();
    double carried = 0;
    for (Sign sign : sorted) {
      if (carried < CARRIED * all) {
        decisive.add(sign);
        carried += sign.weight();
      }
    }
    return decisive;
  }
}
