package dev.culprit.redact;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds addresses of networks and of hardware, as people and as /proc/net write them. */
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

  /** Of /proc/net: an address with its port, the bytes in the order of the machine. */
  private static final Pattern HEX =
      Pattern.compile("(?<![\\w:])([0-9A-F]{8}|[0-9A-F]{32})(?=:[0-9A-F]{4}\\b)");

  /** A row of /proc/net/route: destination and gateway. */
  private static final Anchored ROUTE =
      Anchored.at("\t", "(?m)^\\w[\\w.@-]*\\t([0-9A-F]{8})\\t([0-9A-F]{8})\\t[0-9A-F]{4}\\t");

  /** Addresses of /proc/net/if_inet6 and ipv6_route; a column of figures follows. */
  private static final Pattern BARE = Pattern.compile("[0-9a-f]{32}(?= [0-9a-f]{2}\\b)");

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
    String small = text.toLowerCase(Locale.ROOT);
    ROUTE.each(
        text,
        small,
        m -> {
          hex(m.group(1), m.start(1), m.end(1), claims);
          hex(m.group(2), m.start(2), m.end(2), claims);
        });
    Runs.each(text, 32, (start, end) -> bare(text, start, end, claims));
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

  /** Words with a sign between figures in base 16: addresses of hardware, IPv6 and /proc/net. */
  private void signs(String text, Claims claims) {
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : ' ';
      if (Character.digit(c, 16) >= 0 || c == ':' || c == '-') {
        continue;
      }
      if (i - start > 2) {
        word(text, start, i, claims);
      }
      start = i + 1;
    }
  }

  private void word(String text, int start, int end, Claims claims) {
    Matcher mac = MAC.matcher(text).region(start, end).useTransparentBounds(true);
    Matcher colons = COLONS.matcher(text).region(start, end).useTransparentBounds(true);
    Matcher hex = HEX.matcher(text).region(start, end).useTransparentBounds(true);
    if (mac.find()) {
      if (!isCommon(mac.group())) {
        claims.add(mac.start(), mac.end(), pseudonyms.mac(mac.group()));
      }
    } else if (colons.find()) {
      colons(colons.group(1), colons.start(1), colons.end(1), claims);
    } else if (hex.find()) {
      hex(hex.group(1), hex.start(1), hex.end(1), claims);
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

  private void hex(String found, int start, int end, Claims claims) {
    if (!claims.isFree(start, end)) {
      return;
    }
    if (found.length() == 8) {
      int address = Integer.reverseBytes((int) Long.parseLong(found, 16));
      int other = Integer.reverseBytes(pseudonyms.ipv4(address, 32));
      claims.add(start, end, String.format(Locale.ROOT, "%08X", other));
      return;
    }
    int[] words = new int[4];
    for (int i = 0; i < words.length; i++) {
      words[i] = Integer.reverseBytes((int) Long.parseLong(found.substring(8 * i, 8 * i + 8), 16));
    }
    if (words[0] == 0 && words[1] == 0 && words[2] == 0xffff) {
      words[3] = pseudonyms.ipv4(words[3], 32);
    } else {
      long[] other =
          pseudonyms.ipv6(new long[] {pair(words[0], words[1]), pair(words[2], words[3])});
      for (int i = 0; i < words.length; i++) {
        words[i] = (int) (other[i / 2] >>> (32 - 32 * (i % 2)));
      }
    }
    StringBuilder text = new StringBuilder();
    for (int word : words) {
      text.append(String.format(Locale.ROOT, "%08X", Integer.reverseBytes(word)));
    }
    claims.add(start, end, text.toString());
  }

  private static long pair(int high, int low) {
    return ((long) high << 32) | (low & 0xffffffffL);
  }

  private void bare(String text, int start, int end, Claims claims) {
    Matcher bare = BARE.matcher(text).region(start, end).useTransparentBounds(true);
    if (end - start == 32 && bare.lookingAt() && claims.isFree(start, end)) {
      long[] address = {
        Long.parseUnsignedLong(text, start, start + 16, 16),
        Long.parseUnsignedLong(text, start + 16, end, 16)
      };
      long[] other = pseudonyms.ipv6(address);
      claims.add(start, end, String.format(Locale.ROOT, "%016x%016x", other[0], other[1]));
    }
  }
}
