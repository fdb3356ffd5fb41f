package dev.culprit.fact;

/**
 * One value of a control group.
 *
 * @param path the group below the hierarchy's root, such as {@code /system.slice/nginx.service}
 * @param name the file, and the key where it holds several: {@code memory.max}, {@code
 *     cpu.stat.nr_throttled}
 * @param value the number; {@link ProcessLimit#UNLIMITED} for {@code max}
 * @param sample 0 for the first reading, 1 for the second, and so on
 */
public record CgroupValue(String path, String name, long value, int sample, Origin origin)
    implements Observation {

  /** Whether a limit is set. */
  public boolean isLimited() {
    // version 1 writes "no limit" as the largest number of pages
    return value >= 0 && value < (1L << 62);
  }
}
