package dev.culprit.verify;

import dev.culprit.fact.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The first hypothesis of an earlier diagnosis.
 *
 * @param capturedAt when its readings were taken, or null when not told
 * @param cause its cause's id
 * @param title the cause in words
 * @param runningSeconds for how long the subject had been running, or -1 when not told
 * @param signs the findings that spoke for it
 */
public record Earlier(
    Instant capturedAt,
    String cause,
    String title,
    Subject subject,
    long runningSeconds,
    List<Sign> signs) {

  /** The least share of all weight that the decisive findings carry together. */
  private static final double CARRIED = 0.8;

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
