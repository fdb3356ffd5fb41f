package dev.culprit.fact;

/**
 * A logical volume, volume group or physical volume, from lvs, vgs and pvs.
 *
 * @param kind {@code lv}, {@code vg} or {@code pv}
 * @param group the volume group, or ""
 * @param attributes the letters of its Attr column; {@code t} first is a thin pool, {@code p} in
 *     the ninth place of a logical volume and in the fourth of a group is one that lacks a device
 * @param percentData how full a thin pool or snapshot is, or -1
 * @param percentMetadata how full a thin pool's metadata are, or -1
 */
public record VolumeUse(
    String kind,
    String name,
    String group,
    String attributes,
    double percentData,
    double percentMetadata,
    Origin origin)
    implements Observation {

  /** Whether it is a thin pool. */
  public boolean isThinPool() {
    return kind.equals("lv") && attributes.startsWith("t");
  }

  /** Whether a device of it is missing. */
  public boolean isPartial() {
    return switch (kind) {
      case "lv" -> attributes.length() > 8 && attributes.charAt(8) == 'p';
      case "vg" -> attributes.length() > 3 && attributes.charAt(3) == 'p';
      default -> attributes.length() > 2 && attributes.charAt(2) == 'm';
    };
  }
}
