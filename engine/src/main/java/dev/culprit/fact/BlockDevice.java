package dev.culprit.fact;

/**
 * A block device, from lsblk.
 *
 * @param type {@code disk}, {@code part}, {@code lvm}, {@code raid1}, {@code loop} …
 * @param bytes its size, or -1
 * @param mount where it is mounted, or ""
 */
public record BlockDevice(
    String name, String type, long bytes, boolean readOnly, String mount, Origin origin)
    implements Observation {}
