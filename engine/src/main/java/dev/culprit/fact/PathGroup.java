package dev.culprit.fact;

/**
 * The paths to one disk behind a storage network, from {@code multipath -ll}.
 *
 * @param name the map: {@code mpatha} or its identifier
 * @param device the device-mapper's name, such as {@code dm-3}, or ""
 * @param paths how many paths are listed
 * @param failed how many of them are failed, faulty or offline
 */
public record PathGroup(String name, String device, int paths, int failed, Origin origin)
    implements Observation {

  /** The map as a device. */
  public Subject subject() {
    return Subject.of(Subject.Kind.DEVICE, name);
  }
}
