package dev.culprit.fact;

import java.time.Instant;
import java.util.List;

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
}
