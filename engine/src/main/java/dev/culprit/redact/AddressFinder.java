package dev.culprit.redact;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds addresses of networks and of hardware, as people write them. */
final class AddressFinder implements Finder {

  private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)";

  /** No part of a version number; a port may follow behind a point, as tcpdump writes it. */
  private static final Pattern DOTTED =
      Pattern.compile(
          "(?<![\\w.])(?<!\\w-)(?<!(?:Chrome|Chromium|Version|Safari|Firefox|OPR|Edg|EdgA|rv|Mobile)/)("
              + String.join("\\.", OCTET, OCTET, OCTET, OCTET)
              + ")(?![\\w~+])(?!-\\d)(?!\\.\\w(?!\\d{0,4}(?:[: ]|$)))(?:/(\\d{1,2})(?!\\d))?");

  /** A mask in the same row of a table of routes, or behind the address. */
  private static final Pattern MASK = Pattern.compile("\\b255(?:\\.(?:\\d{1,3})){3}\\b");

  private static final Pattern COLONS =
      Pattern.compile("(?<![\\w:.])([0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f]{0,4}){2,8})(?![\\w:]|\\.\\d)");

  private static final Pattern MAC =
      Pattern.compile(
          "(?<![\\w:-])(?:[0-9A-Fa-f]{2}([:-])(?:[0-9A-Fa-f]{2}\\1){4}[0-9A-Fa-f]{2})(?![\\w:]|-\\w)");

  /** So far behind an address its mask may stand. */
  private static final int ROW = 60;

  private final Pseudonyms pseudonyms;

  AddressFinder(Pseudonyms pseudonyms) {
    this.pseudonyms = pseudonyms;
  }

  @Override
  public void find(String text, Claims claims) {
    points(text, claims);
    if (text.indexOf(':') >= 0 || text.indexOf('-') >= 0) {
      signs(text, claims);
    }
  }

  /** Where a point stands between two figures an address may begin. */
  private void points(String text, Claims claims) {
    Matcher dotted = DOTTED.matcher(text).useTransparentBounds(true);
    int done = 0;
    for (int at = text.indexOf('.'); at >= 0; at = text.indexOf('.', Math.max(at + 1, done))) {
      int start = at;
      while (start > done && at - start < 3 && isDigit(text.charAt(start - 1))) {
        start--;
      }
      if (start < at && dotted.region(start, text.length()).lookingAt()) {
        dotted(text, dotted.start(1), dotted.end(1), dotted.group(2), claims);
        done = dotted.end();
      }
    }
  }

  /** Words with a sign between figures in base 16: addresses of hardware, and IPv6. */
  private void signs(String text, Claims claims) {
    Matcher mac = MAC.matcher(text).useTransparentBounds(true);
    Matcher colons = COLONS.matcher(text).useTransparentBounds(true);
    int start = 0;
    int signs = 0;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : ' ';
      if (c == ':' || c == '-') {
        signs++;
      } else if (!isHex(c)) {
        if (signs > 0 && i - start > 2) {
          word(start, i, mac, colons, claims);
        }
        start = i + 1;
        signs = 0;
      }
    }
  }

  private static boolean isHex(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }

  private void word(int start, int end, Matcher mac, Matcher colons, Claims claims) {
    if (mac.region(start, end).find()) {
      if (!isCommon(mac.group())) {
        claims.add(mac.start(), mac.end(), pseudonyms.mac(mac.group()));
      }
    } else if (colons.region(start, end).find()) {
      colons(colons.group(1), colons.start(1), colons.end(1), claims);
    }
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private void dotted(String text, int start, int end, String length, Claims claims) {
    int bits = length == null ? mask(text, end) : Integer.parseInt(length);
    int address = Ipv4.parse(text.substring(start, end));
    if (claims.isFree(start, end)) {
      claims.add(start, end, Ipv4.text(pseudonyms.ipv4(address, Math.min(32, bits))));
    }
  }

  /** The length of the network, where its mask stands further on in the line. */
  private static int mask(String text, int end) {
    int line = text.indexOf('\n', end);
    int last = Math.min(end + ROW, line < 0 ? text.length() : line);
    if (!text.substring(end, last).contains("255.")) {
      return 32;
    }
    Matcher mask = MASK.matcher(text).region(end, last);
    if (!mask.find() || mask.group().matches(".*\\d{4}.*")) {
      return 32;
    }
    return Integer.bitCount(Ipv4.parse(mask.group()));
  }

  /** Nobody's, everybody's, and those that stand for a group of hosts. */
  private static boolean isCommon(String mac) {
    String plain = mac.toLowerCase(Locale.ROOT).replace('-', ':');
    return plain.equals("00:00:00:00:00:00")
        || plain.equals("ff:ff:ff:ff:ff:ff")
        || plain.startsWith("33:33:")
        || plain.startsWith("01:00:5e:");
  }

  private void colons(String found, int start, int end, Claims claims) {
    long[] address = found.chars().noneMatch(Character::isDigit) ? null : Ipv6.parse(found);
    if (address != null && claims.isFree(start, end)) {
      claims.add(start, end, Ipv6.text(pseudonyms.ipv6(address)));
    }
  }
}
