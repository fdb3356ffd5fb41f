package dev.culprit.fact;

import java.util.List;

/**
 * A filesystem as /etc/fstab wants it mounted.
 *
 * @param options as they stand there, parted by commas
 */
public record MountWanted(String mount, String device, String type, String options, Origin origin)
    implements Observation {

  /** Whether it is to be mounted for reading only. */
  public boolean isReadOnly() {
    return List.of(options.split(",", -1)).contains("ro");
  }
}
