package dev.culprit.parse;

import java.util.HashMap;
import java.util.Map;

/**
 * The versions that packages had so far in a history that only tells what came; bounded, since a
 * log may be made up.
 */
final class RpmHistory {

  private static final int MOST = 50_000;

  private final Map<String, String> versions = new HashMap<>();

  /** Remembers the version that a package has from now on. */
  void put(PackageName now) {
    if (versions.size() < MOST) {
      versions.put(now.name(), now.version());
    }
  }

  /** The version that the package had, or "". */
  String of(PackageName now) {
    String before = versions.getOrDefault(now.name(), "");
    return before.equals(now.version()) ? "" : before;
  }

  void forget(PackageName gone) {
    versions.remove(gone.name());
  }
}
