package dev.culprit.fact;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/**
 * When a file of the host, or a symbolic link, was last written.
 *
 * @param path its absolute path on the host
 * @param target where a link leads, or "" for a file
 * @param at when; how far it can be relied on says {@code clock}
 * @param clock what the reading told of the time
 */
public record FileChanged(String path, String target, Instant at, ToldClock clock, Origin origin)
    implements Observation {

  private static final Pattern CONFIGURES = Pattern.compile("/etc/.+|/var/spool/cron/.+");

  /** Whether a change of this file changes what some service does. */
  public static boolean configures(String path) {
    return CONFIGURES.matcher(path).matches();
  }

  /** The same with its true instant, by the clock and the zone of the host. */
  public FileChanged settled(OffsetDateTime now) {
    return new FileChanged(path, target, clock.settle(at, now), ToldClock.ZONED, origin);
  }
}
