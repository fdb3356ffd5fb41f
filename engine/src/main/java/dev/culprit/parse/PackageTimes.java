package dev.culprit.parse;

import dev.culprit.fact.Origin;
import dev.culprit.fact.PackageChange;
import dev.culprit.fact.ToldClock;
import dev.culprit.fact.VersionOrder;
import java.time.OffsetDateTime;
import java.util.Locale;

/** What package managers call a change, and when they say that it was. */
final class PackageTimes {

  private PackageTimes() {}

  /**
   * A change at the time of a stamp; null when the stamp is none.
   *
   * @param stamp with or without a zone
   */
  static PackageChange change(
      String stamp, String action, String name, String from, String to, Origin origin) {
    OffsetDateTime at = ClockText.of(stamp);
    if (at == null) {
      return null;
    }
    ToldClock clock = ClockText.hasZone(stamp) ? ToldClock.ZONED : ToldClock.LOCAL;
    return new PackageChange(at.toInstant(), clock, action, name, from, to, origin);
  }

  /**
   * The action that a word of yum, dnf or apt stands for; "" for the older half of a change ({@code
   * Updated} in yum's history) and for what changes nothing; null for an unknown word.
   */
  static String action(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "install",
          "installed",
          "dep-install",
          "dep-installed",
          "true-install",
          "install-n",
          "group-install" ->
          "install";
      case "upgrade", "update" -> "upgrade";
      case "downgrade" -> "downgrade";
      case "erase", "erased", "remove", "removed", "purge", "autoremove", "removing" -> "remove";
      case "obsoleting" -> "install";
      case "upgraded",
          "updated",
          "downgraded",
          "obsoleted",
          "obsolete",
          "replaced",
          "reinstall",
          "reinstalled",
          "reason change",
          "cleanup",
          "verified",
          "verifying" ->
          "";
      default -> null;
    };
  }

  /** {@code upgrade}, unless the versions say that it went back. */
  static String upgradeOrDowngrade(String from, String to) {
    boolean known = !from.isEmpty() && !to.isEmpty();
    return known && VersionOrder.compare(from, to) > 0 ? "downgrade" : "upgrade";
  }
}
