package dev.culprit.fact;

import java.time.Instant;
import java.util.List;

/**
 * Something about the host was changed, other than its packages, and how that lies in time to the
 * trouble.
 *
 * @param subject the service that it belongs to, or the host
 * @param what what was changed, in a few words
 * @param hoursBefore hours from the change to the newest reading
 * @param beforeOnset whether it came before the first fresh sign of trouble; false when that is not
 *     known
 */
public record HostChange(
    Kind kind,
    Subject subject,
    String what,
    Instant at,
    double hoursBefore,
    boolean beforeOnset,
    Origin origin)
    implements Proven {

  /** What kind of change it was. */
  public enum Kind {
    /** A file below /etc was written. */
    CONFIGURATION,
    /** A table of a scheduler was written. */
    SCHEDULE,
    /** Another version of a site's own code was put in place. */
    DEPLOYMENT,
    /** The host was started. */
    BOOT,
    /** A certificate reached its end. */
    CERTIFICATE_END
  }

  @Override
  public List<Origin> proof() {
    return List.of(origin);
  }
}
