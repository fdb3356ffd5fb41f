package dev.culprit.fact;

import java.util.List;

/**
 * Something notable, inferred from observations, about a subject. It names no cause.
 *
 * @param id the finding's page
 * @param because a sentence with the figures
 * @param observed the readings behind it
 */
public record Finding(String id, Subject subject, String because, List<Origin> observed) {

  /** Copies the list. */
  public Finding {
    observed = List.copyOf(observed);
  }
}
