package dev.culprit.fact;

import java.util.Optional;

/**
 * A network of IPv4 addresses.
 *
 * @param address its first address
 * @param prefix how many leading bits all its addresses share
 */
public record Ipv4Network(long address, int prefix) {

  /** The network of {@code default}, {@code 10.0.0.0/8} or a single address; empty if none. */
  public static Optional<Ipv4Network> of(String text) {
    if (text.equals("default")) {
      return Optional.of(new Ipv4Network(0, 0));
    }
    String[] parts = text.split("/", 2);
    String[] bytes = parts[0].split("\\.", 5);
    if (bytes.length != 4) {
      return Optional.empty();
    }
    long address = 0;
    for (String one : bytes) {
      int value = number(one);
      if (value < 0 || value > 255) {
        return Optional.empty();
      }
      address = (address << 8) | value;
    }
    int prefix = parts.length > 1 ? number(parts[1]) : 32;
    return prefix < 0 || prefix > 32
        ? Optional.empty()
        : Optional.of(new Ipv4Network(address, prefix));
  }

  private static int number(String text) {
    return text.matches("\\d{1,3}") ? Integer.parseInt(text) : -1;
  }

  /** Whether some address lies in both. */
  public boolean overlaps(Ipv4Network other) {
    int shorter = Math.min(prefix, other.prefix);
    long mask = shorter == 0 ? 0 : (0xFFFFFFFFL << (32 - shorter)) & 0xFFFFFFFFL;
    return (address & mask) == (other.address & mask);
  }
}
