package dev.culprit.fact;

import java.time.Instant;
import java.util.List;

/**
 * A package change joined with the service that the package belongs to.
 *
 * @param change the change; the newest where several packages of the service changed together
 * @param hoursBefore hours from the change to the newest reading, or -1 when no clock was read
 * @param inUse false where every process of the service was started before the change, so that the
 *     old version runs on; true when that is not known
 * @param beforeOnset whether it came before the first fresh sign of trouble; false when that is not
 *     known
 */
public record ServiceChange(
    Subject service,
    PackageChange change,
    double hoursBefore,
    boolean inUse,
    boolean beforeOnset,
    Instant onset)
    implements Proven {

  @Override
  public List<Origin> proof() {
    return List.of(change.origin());
  }

  /** Whether {@code time} is no earlier than the change and at most {@code minutes} later. */
  public boolean shortlyBefore(Instant time, long minutes) {
    return time != null
        && !time.isBefore(change.at())
        && !time.isAfter(change.at().plusSeconds(minutes * 60));
  }
}
