package dev.culprit.redact;

/**
 * Which bits of an IPv4 address may change so that it stays of its kind (RFC 6890): private stays
 * private, and loopback, link-local, multicast and masks stay what they are. The last octet stays,
 * so that networks, gateways and broadcast addresses look as before.
 */
final class Ipv4 {

  private static final int NETWORK = 24;

  private final AddressTree tree;

  Ipv4(AddressTree tree) {
    this.tree = tree;
  }

  /** Whether all of it stays. */
  static boolean stays(int address) {
    int first = address >>> 24;
    int second = address >>> 16 & 0xff;
    return first == 0 || first == 127 || first >= 224 || (first == 169 && second == 254);
  }

  /**
   * The other address.
   *
   * @param length bits of the network that the text names, or 32; what lies behind them and is zero
   *     stays zero
   */
  int change(int address, int length) {
    if (stays(address)) {
      return address;
    }
    int from = fixed(address);
    int to = hostPart(address, length) == 0 ? Math.min(NETWORK, length) : NETWORK;
    if (to <= from) {
      return address;
    }
    return (int) (tree.change(new long[] {(long) address << 32, 0}, from, to)[0] >>> 32);
  }

  /** Makes sure that an address of an earlier map is changed as it was then. */
  void teach(int address, int changed) {
    if (!stays(address)) {
      long[] bits = {(long) address << 32, 0};
      tree.teach(bits, new long[] {(long) changed << 32, 0}, fixed(address), NETWORK);
    }
  }

  private static int hostPart(int address, int length) {
    return length >= 32 ? -1 : address & (-1 >>> length);
  }

  /** How many bits say of which kind it is. */
  private static int fixed(int address) {
    int first = address >>> 24;
    int second = address >>> 16 & 0xff;
    return switch (first) {
      case 172 -> second >> 4 == 1 ? 12 : 16;
      case 100 -> second >> 6 == 1 ? 10 : 16;
      case 169, 192, 198, 203 -> 16;
      default -> 8;
    };
  }

  /** The number of a dotted text, which must be one. */
  static int parse(String dotted) {
    int number = 0;
    for (String octet : dotted.split("\\.", -1)) {
      number = number << 8 | Integer.parseInt(octet);
    }
    return number;
  }

  static String text(int address) {
    return (address >>> 24)
        + "."
        + (address >>> 16 & 0xff)
        + "."
        + (address >>> 8 & 0xff)
        + "."
        + (address & 0xff);
  }
}
