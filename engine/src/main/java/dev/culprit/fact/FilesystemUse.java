package dev.culprit.fact;

import java.util.Set;

/**
 * How full a filesystem is, in blocks or in inodes.
 *
 * @param device what is mounted
 * @param type its type ({@code ext4}, {@code squashfs}) or "" when not told
 * @param inodes whether the numbers count inodes instead of KiB
 * @param total KiB or inodes
 * @param used KiB or inodes
 * @param available KiB or inodes left for ordinary users
 */
public record FilesystemUse(
    String mount,
    String device,
    String type,
    boolean inodes,
    long total,
    long used,
    long available,
    int sample,
    Origin origin)
    implements Observation {

  private static final Set<String> IMAGES =
      Set.of("squashfs", "iso9660", "erofs", "cramfs", "udf", "efivarfs", "devtmpfs");

  /**
   * Whether it is an image that is full by nature: its type says so, or where no type is told, the
   * place of a snap or the optical drive.
   */
  public boolean isImage() {
    return IMAGES.contains(type)
        || device.startsWith("/dev/sr")
        || mount.startsWith("/snap/")
        || mount.startsWith("/var/lib/snapd/snap/");
  }

  /** Share in use as df rounds it (up), 0 to 100. */
  public int percentUsed() {
    long usable = used + Math.max(available, 0);
    return usable <= 0 ? 0 : (int) Math.min(100, Math.ceil(100.0 * used / usable));
  }
}
