package dev.culprit.parse;

import dev.culprit.fact.VersionOrder;
import java.util.Set;

/**
 * A package's name and version, as rpm joins them ({@code httpd-2.4.6-97.el7.x86_64}, {@code
 * 1:openssl-1.0.2k-19.el7.x86_64}) or as dpkg gives them ({@code libc6:amd64}).
 *
 * @param version without the epoch; "" when not told
 */
record PackageName(String name, String version) {

  private static final Set<String> ARCHITECTURES =
      Set.of(
          "x86_64", "noarch", "i386", "i486", "i586", "i686", "aarch64", "ppc64", "ppc64le",
          "s390x", "armv7hl", "riscv64", "src", "(none)");

  /** Name and version of a joined form, or null when it is none. */
  static PackageName ofRpm(String text) {
    String joined = text;
    int dot = joined.lastIndexOf('.');
    boolean architecture = dot > 0 && ARCHITECTURES.contains(joined.substring(dot + 1));
    if (architecture) {
      joined = joined.substring(0, dot);
    }
    int release = joined.lastIndexOf('-');
    int version = release < 1 ? -1 : joined.lastIndexOf('-', release - 1);
    if (version < 1
        || joined.indexOf('/') >= 0
        || version + 1 >= release
        || !startsWithDigit(
            VersionOrder.withoutEpoch(joined.substring(version + 1)), architecture)) {
      return null;
    }
    int colon = joined.indexOf(':');
    int start = colon > 0 && colon < version ? colon + 1 : 0;
    String name = joined.substring(start, version);
    return name.isEmpty() ? null : new PackageName(name, versionOf(joined, version));
  }

  private static String versionOf(String joined, int dash) {
    return VersionOrder.withoutEpoch(joined.substring(dash + 1));
  }

  /** Names without an architecture are only taken where the version looks like one. */
  private static boolean startsWithDigit(String version, boolean architecture) {
    return architecture || (!version.isEmpty() && Character.isDigit(version.charAt(0)));
  }

  /** A name without the architecture that dpkg appends to it. */
  static String ofDebian(String name) {
    int colon = name.indexOf(':');
    return colon < 0 ? name : name.substring(0, colon);
  }
}
