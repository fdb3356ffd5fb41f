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

  /** The disk as the kernel's log names it (without /dev/), or the host where it is not named. */
  public Subject subject() {
    String name = device.replaceFirst("^/dev/", "");
    return name.isEmpty() ? Subject.HOST : Subject.of(Subject.Kind.DEVICE, name);
  }

  /** Its name for a sentence. */
  public String label() {
    return device.isEmpty() ? "a disk" : device;
  }

  /** Sectors that it could not read or replace, or blocks that it lost. */
  public long lost() {
    return of("Current_Pending_Sector")
        + of("Offline_Uncorrectable")
        + of("Media and Data Integrity Errors")
        + of("Total uncorrected errors");
  }

  /** Whether an NVMe disk raises its critical warning. */
  public boolean isWarning() {
    return of("Critical Warning") > 0;
  }

  private long of(String name) {
    return counts.getOrDefault(name, 0L);
  }
}
