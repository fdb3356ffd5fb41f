package dev.culprit.fact;

import java.util.List;

/**
 * A filesystem as it is mounted.
 *
 * @param mount the mount point
 * @param device what is mounted there
 * @param type such as {@code ext4}
 * @param options the options in force, parted by commas
 */
public record Mounted(String mount, String device, String type, String options, Origin origin)
    implements Observation {

  /** Whether an option is set. */
  public boolean has(String option) {
    return List.of(options.split(",", -1)).contains(option);
  }

  /** Whether nothing can be written. */
  public boolean isReadOnly() {
    return has("ro");
  }
}
