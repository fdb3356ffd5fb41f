package dev.culprit.redact;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Who got which pseudonym, in the order in which they were met. May be used by several threads;
 * only the order of first use decides who becomes {@code host1}.
 */
public final class Pseudonyms {

  private static final int OCTETS = 6;

  private final Map<Kind, Map<String, String>> given = new EnumMap<>(Kind.class);
  private final Set<String> issued = new HashSet<>();
  private final Ipv4 ipv4 = new Ipv4(new AddressTree());

  /** What {@link #ipv4} gave before, by address and length; logs name the same few again. */
  private final Map<Long, Integer> changed = new HashMap<>();

  private final Ipv6 ipv6 = new Ipv6(new AddressTree());

  /**
   * One row of the map.
   *
   * @param name what it stands for
   */
  public record Entry(Kind kind, String name, String pseudonym) {}

  /** All of them, by kind and in the order in which they were met. */
  public synchronized List<Entry> entries() {
    List<Entry> all = new ArrayList<>();
    given.forEach(
        (kind, names) -> names.forEach((name, other) -> all.add(new Entry(kind, name, other))));
    return all;
  }

  /** Takes over what an earlier run gave, so that the same name gets the same pseudonym again. */
  public synchronized void add(Entry entry) {
    put(entry.kind(), entry.name(), entry.pseudonym());
    if (entry.kind() == Kind.ADDRESS && entry.name().contains(".")) {
      ipv4.teach(Ipv4.parse(entry.name()), Ipv4.parse(entry.pseudonym()));
    } else if (entry.kind() == Kind.ADDRESS) {
      long[] address = Ipv6.parse(entry.name());
      long[] changed = Ipv6.parse(entry.pseudonym());
      if (address != null && changed != null) {
        ipv6.teach(address, changed);
      }
    }
  }

  /** The pseudonym of a name, which is a new one where it has none yet. */
  synchronized String of(Kind kind, String name) {
    String key = kind == Kind.SECRET ? name : name.toLowerCase(Locale.ROOT);
    String known = given.getOrDefault(kind, Map.of()).get(key);
    if (known != null) {
      return known;
    }
    return issued.contains(key) ? name : put(kind, key, fresh(kind));
  }

  /** Whether it is a pseudonym itself. */
  synchronized boolean isOne(String text) {
    return issued.contains(text.toLowerCase(Locale.ROOT));
  }

  private String fresh(Kind kind) {
    int next = given.getOrDefault(kind, Map.of()).size() + 1;
    String other = name(kind, next);
    while (issued.contains(other)) {
      next++;
      other = name(kind, next);
    }
    return other;
  }

  /** A hardware address that nobody sells (IEEE 802: the bit of local administration is set). */
  private static String name(Kind kind, int number) {
    return kind == Kind.MAC
        ? String.format(
            Locale.ROOT,
            "02:00:00:%02x:%02x:%02x",
            number >> 16 & 0xff,
            number >> 8 & 0xff,
            number & 0xff)
        : kind.stem() + number;
  }

  private String put(Kind kind, String name, String pseudonym) {
    given.computeIfAbsent(kind, k -> new LinkedHashMap<>()).put(name, pseudonym);
    issued.add(pseudonym);
    return pseudonym;
  }

  /** A hardware address, written as the original is. */
  String mac(String original) {
    String plain = original.replaceAll("[^0-9A-Fa-f]", "").toLowerCase(Locale.ROOT);
    StringBuilder key = new StringBuilder();
    for (int i = 0; i < OCTETS; i++) {
      key.append(i == 0 ? "" : ":").append(plain, 2 * i, 2 * i + 2);
    }
    String other = of(Kind.MAC, key.toString());
    return original.indexOf('-') > 0 ? other.replace(':', '-') : other;
  }

  /** An IPv4 address of a network with that many bits, or 32 where the text names none. */
  synchronized int ipv4(int address, int length) {
    return changed.computeIfAbsent((long) address << 8 | length, key -> changed(address, length));
  }

  private int changed(int address, int length) {
    int other = ipv4.change(address, length);
    if (other != address) {
      put(Kind.ADDRESS, Ipv4.text(address), Ipv4.text(other));
    }
    return other;
  }

  /** An IPv6 address. */
  synchronized long[] ipv6(long[] address) {
    long[] other = ipv6.change(address);
    if (other[0] != address[0] || other[1] != address[1]) {
      put(Kind.ADDRESS, Ipv6.text(address), Ipv6.text(other));
    }
    return other;
  }
}
