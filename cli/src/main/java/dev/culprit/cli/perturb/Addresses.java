package dev.culprit.cli.perturb;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Other addresses, each in the same kind of network as before: two that shared a network still do,
 * and what is special (loopback, link-local, multicast, masks) stays.
 */
final class Addresses {

  private static final String OCTET = "(25[0-5]|2[0-4]\\d|1?\\d?\\d)";

  /** Not a part of a version number. */
  private static final Pattern DOTTED =
      Pattern.compile(
          "(?<![\\w.-])" + String.join("\\.", OCTET, OCTET, OCTET, OCTET) + "(?!\\.?\\w|[~+-])");

  /** Addresses of {@code /proc/net}, their bytes in the order of a little-endian machine. */
  private static final Pattern HEX = Pattern.compile("\\b[0-9A-F]{8}\\b");

  private static final Pattern GLOBAL_V6 =
      Pattern.compile("(?<![\\w:])(2[0-9a-f]{3}|f[cd][0-9a-f]{2}):([0-9a-f]{2,3})([0-9a-f]):");

  /** The network as a whole, too wide for any of its bits to change. */
  private static final Pattern WIDE = Pattern.compile("/(?:[0-9]|1[0-6])(?!\\d).*", Pattern.DOTALL);

  private static final int FLIP = 0x15;

  private Addresses() {}

  /**
   * The text with other addresses.
   *
   * @param file the file that it is a copy of, or ""
   */
  static String change(String file, String text) {
    String changed = DOTTED.matcher(text).replaceAll(m -> dotted(m, text));
    if (file.startsWith("/proc/net/")) {
      changed = HEX.matcher(changed).replaceAll(m -> hex(m.group()));
    }
    return GLOBAL_V6
        .matcher(changed)
        .replaceAll(m -> m.group(1) + ":" + m.group(2) + flipped(m.group(3)) + ":");
  }

  private static String dotted(MatchResult m, String text) {
    int after = Math.min(text.length(), m.end() + 4);
    if (WIDE.matcher(text.substring(m.end(), after)).matches()) {
      return m.group();
    }
    int[] octets = new int[4];
    for (int i = 0; i < octets.length; i++) {
      octets[i] = Integer.parseInt(m.group(i + 1));
    }
    flip(octets);
    return octets[0] + "." + octets[1] + "." + octets[2] + "." + octets[3];
  }

  private static String hex(String little) {
    int[] octets = new int[4];
    for (int i = 0; i < octets.length; i++) {
      octets[i] = Integer.parseInt(little.substring(6 - 2 * i, 8 - 2 * i), 16);
    }
    flip(octets);
    return String.format(
        Locale.ROOT, "%02X%02X%02X%02X", octets[3], octets[2], octets[1], octets[0]);
  }

  /** Changes the bits that are free in an address of this kind. */
  private static void flip(int[] octets) {
    int first = octets[0];
    boolean special = first == 0 || first == 127 || first >= 224;
    if (special || (first == 169 && octets[1] == 254)) {
      return;
    }
    if (first == 192 && octets[1] == 168) {
      octets[2] ^= FLIP;
    } else if ((first == 172 && octets[1] >> 4 == 1) || (first == 100 && octets[1] >> 6 == 1)) {
      octets[1] ^= FLIP & 0xf;
    } else {
      octets[1] ^= FLIP;
    }
  }

  private static String flipped(String digit) {
    return Integer.toHexString(Integer.parseInt(digit, 16) ^ (FLIP & 0xf));
  }
}
