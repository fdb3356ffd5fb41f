package dev.culprit.fact;

import java.util.List;

/**
 * A service runs with a lower descriptor limit than somebody configured for it or for its user.
 *
 * @param running the limit that the service runs with, or -1 when it was not read
 * @param configured the larger one that is written down
 * @param where the file that says so
 * @param own whether the service's own configuration or unit says so, rather than the settings for
 *     log-ins
 */
public record LimitGap(
    Subject service, long running, long configured, String where, boolean own, List<Origin> proof)
    implements Proven {

  /** Copies the list. */
  public LimitGap {
    proof = List.copyOf(proof);
  }
}
