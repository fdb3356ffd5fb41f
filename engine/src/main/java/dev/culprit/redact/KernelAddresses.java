package dev.culprit.redact;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds addresses as the tables below /proc/net write them: in base 16. */
final class KernelAddresses implements Finder {

  /** Of /proc/net: an address with its port, the bytes in the order of the machine. */
  private static final Pattern HEX =
      Pattern.compile("(?<![\\w:])([0-9A-F]{8}|[0-9A-F]{32})(?=:[0-9A-F]{4}\\b)");

  /** A row of /proc/net/route: destination and gateway. */
  private static final Anchors ROUTE =
      new Anchors(
          List.of(
              Anchored.at(
                  "\t", "(?m)^\\w[\\w.@-]*\\t([0-9A-F]{8})\\t([0-9A-F]{8})\\t[0-9A-F]{4}\\t")));

  /** Addresses of /proc/net/if_inet6 and ipv6_route; a column of figures follows. */
  private static final Pattern BARE = Pattern.compile("[0-9a-f]{32}(?= [0-9a-f]{2}\\b)");

  /** Figures of an IPv6 address in base 16. */
  private static final int FIGURES = 32;

  private static final int FIGURES_V4 = 8;

  private final Pseudonyms pseudonyms;

  KernelAddresses(Pseudonyms pseudonyms) {
    this.pseudonyms = pseudonyms;
  }

  @Override
  public void find(String text, Claims claims) {
    ROUTE.each(
        text,
        (pattern, m) -> {
          hex(m.group(1), m.start(1), m.end(1), claims);
          hex(m.group(2), m.start(2), m.end(2), claims);
        });
    ports(text, claims);
    Runs.each(text, FIGURES, (start, end) -> bare(text, start, end, claims));
  }

  /** Where a port stands behind so many figures an address may be. */
  private void ports(String text, Claims claims) {
    Matcher hex = HEX.matcher(text).useTransparentBounds(true);
    for (int at = text.indexOf(':'); at >= 0; at = text.indexOf(':', at + 1)) {
      int start = at;
      while (start > 0 && at - start <= FIGURES && isFigure(text.charAt(start - 1))) {
        start--;
      }
      int figures = at - start;
      boolean fits = figures == FIGURES || figures == FIGURES_V4;
      if (fits && hex.region(start, text.length()).lookingAt()) {
        hex(hex.group(1), start, at, claims);
      }
    }
  }

  private static boolean isFigure(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F');
  }

  private void hex(String found, int start, int end, Claims claims) {
    if (!claims.isFree(start, end)) {
      return;
    }
    if (found.length() == FIGURES_V4) {
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
    if (end - start == FIGURES && bare.lookingAt() && claims.isFree(start, end)) {
      long[] address = {
        Long.parseUnsignedLong(text, start, start + 16, 16),
        Long.parseUnsignedLong(text, start + 16, end, 16)
      };
      long[] other = pseudonyms.ipv6(address);
      claims.add(start, end, String.format(Locale.ROOT, "%016x%016x", other[0], other[1]));
    }
  }
}
