package dev.culprit.fact;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Something notable, inferred from observations, about a subject. It names no cause.
 *
 * @param id the finding's page
 * @param because a sentence with the figures
 * @param observed the readings behind it
 * @param freshness how much it says about now: 1 for a state that was read, falling to 0 with the
 *     age of log lines
 * @param since the onset of the log lines behind it, or null where it rests on none with a time
 */
public record Finding(
    String id,
    Subject subject,
    String because,
    List<Origin> observed,
    double freshness,
    Instant since)
    implements Fading {

  /** Copies the list. */
  public Finding {
    observed = List.copyOf(observed);
  }

  /** A finding about a state, of which nobody knows since when it is. */
  public Finding(
      String id, Subject subject, String because, List<Origin> observed, double freshness) {
    this(id, subject, because, observed, freshness, null);
  }

  /** By hand: what a record brings along is bound by method handles at the first call. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Finding that
        && Double.compare(freshness, that.freshness) == 0
        && id.equals(that.id)
        && subject.equals(that.subject)
        && because.equals(that.because)
        && Objects.equals(since, that.since)
        && observed.equals(that.observed);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * id.hashCode() + subject.hashCode()) + because.hashCode();
  }
}
