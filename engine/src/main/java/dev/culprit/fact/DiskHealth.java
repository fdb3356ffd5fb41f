package dev.culprit.fact;

import java.util.Map;

/**
 * What a disk says of itself, from smartctl.
 *
 * @param device the device, or ""
 * @param passed its overall verdict; true when it gives none
 * @param counts raw values of the attributes that tell of trouble, by name
 */
public record DiskHealth(String device, boolean passed, Map<String, Long> counts, Origin origin)
    implements Observation {

  /** Copies the map. */
  public DiskHealth {
    counts = Map.copyOf(counts);
  }
}
