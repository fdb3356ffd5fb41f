package dev.culprit.redact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which bits of an IPv6 address may change so that it stays of its kind (RFC 4291, RFC 4193): a
 * global one stays global, a unique local one local; loopback, multicast and mapped ones stay what
 * they are. Small host parts, as people and gateways have them, stay.
 */
final class Ipv6 {

  private static final int GROUPS = 8;
  private static final long SMALL = 0xffff;

  private final AddressTree tree;

  Ipv6(AddressTree tree) {
    this.tree = tree;
  }

  long[] change(long[] address) {
    int first = (int) (address[0] >>> 48);
    if (address[0] == 0 || first >> 8 == 0xff) {
      return address;
    }
    boolean linkLocal = first >> 6 == 0xfe80 >> 6;
    int from = first >> 9 == 0xfc >> 1 ? 8 : 16;
    long[] other = linkLocal ? address.clone() : tree.change(address, from, 64);
    if (Long.compareUnsigned(address[1], SMALL) > 0) {
      other[1] = tree.change(address, 64, 128)[1];
    }
    return other;
  }

  /** Makes sure that an address of an earlier map is changed as it was then. */
  void teach(long[] address, long[] changed) {
    int first = (int) (address[0] >>> 48);
    if (first >> 6 != 0xfe80 >> 6) {
      tree.teach(address, changed, first >> 9 == 0xfc >> 1 ? 8 : 16, 64);
    }
    if (Long.compareUnsigned(address[1], SMALL) > 0) {
      tree.teach(address, changed, 64, 128);
    }
  }

  /** The two halves of an address, or null where the text is none. */
  static long[] parse(String text) {
    int gap = text.indexOf("::");
    if (gap != text.lastIndexOf("::")) {
      return null;
    }
    List<Integer> before = groups(gap < 0 ? text : text.substring(0, gap));
    List<Integer> after = groups(gap < 0 ? "" : text.substring(gap + 2));
    int missing = before == null || after == null ? -1 : GROUPS - before.size() - after.size();
    if (gap < 0 ? missing != 0 : missing < 1) {
      return null;
    }
    List<Integer> all = new ArrayList<>(before);
    for (int i = 0; i < missing; i++) {
      all.add(0);
    }
    all.addAll(after);
    long[] halves = new long[2];
    for (int i = 0; i < GROUPS; i++) {
      halves[i / 4] = halves[i / 4] << 16 | all.get(i);
    }
    return halves;
  }

  private static List<Integer> groups(String part) {
    List<Integer> groups = new ArrayList<>();
    for (String group : part.isEmpty() ? List.<String>of() : Arrays.asList(part.split(":", -1))) {
      if (group.isEmpty() || group.length() > 4) {
        return null;
      }
      groups.add(Integer.parseInt(group, 16));
    }
    return groups;
  }

  /** As RFC 5952 wants it: the longest row of zeros is left out. */
  static String text(long[] address) {
    int[] groups = new int[GROUPS];
    for (int i = 0; i < GROUPS; i++) {
      groups[i] = (int) (address[i / 4] >>> (48 - 16 * (i % 4)) & 0xffff);
    }
    int start = -1;
    int longest = 1;
    for (int i = 0; i < GROUPS; i++) {
      int end = i;
      while (end < GROUPS && groups[end] == 0) {
        end++;
      }
      if (end - i > longest) {
        longest = end - i;
        start = i;
      }
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < GROUPS; i++) {
      if (i == start) {
        text.append("::");
        i += longest - 1;
      } else {
        boolean first = text.length() == 0 || text.charAt(text.length() - 1) == ':';
        text.append(first ? "" : ":").append(Integer.toHexString(groups[i]));
      }
    }
    return text.toString();
  }
}
