package dev.culprit.parse;

/**
 * One end of a connection as tools print it.
 *
 * @param address without brackets, scope and the IPv4-mapped prefix; {@code *} for any
 * @param port the port, 0 for any or unknown
 */
record Endpoint(String address, int port) {

  /** Reads {@code 10.0.0.1:80}, {@code [::1]:443}, {@code :::22}, {@code *:http}; null if none. */
  static Endpoint of(String text) {
    int colon = text.lastIndexOf(':');
    if (colon < 0 || text.length() > 300) {
      return null;
    }
    int port = port(text.substring(colon + 1));
    return port < 0 ? null : new Endpoint(address(text.substring(0, colon)), port);
  }

  private static int port(String text) {
    if (text.equals("*")) {
      return 0;
    }
    int number = Text.integer(text);
    if (number >= 0) {
      return number <= 65_535 ? number : -1;
    }
    return Ports.number(text);
  }

  private static String address(String text) {
    if (isPlain(text)) {
      return text;
    }
    String address = text;
    if (address.startsWith("[")) {
      address = address.substring(1).replace("]", ""); // the scope may stand behind the bracket
    }
    int scope = address.indexOf('%');
    if (scope > 0) {
      address = address.substring(0, scope);
    }
    if (address.regionMatches(true, 0, "::ffff:", 0, 7) && address.indexOf('.') > 0) {
      address = address.substring(7);
    }
    return address.isEmpty() ? "*" : address;
  }

  /** An IPv4 address, as most are. */
  private static boolean isPlain(String text) {
    int length = text.length();
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && c != '.') {
        return false;
      }
    }
    return length > 0;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Endpoint end && port == end.port && address.equals(end.address);
  }

  @Override
  public int hashCode() {
    return 31 * address.hashCode() + port;
  }

  /** As people write it, with brackets around IPv6. */
  String text() {
    return address.indexOf(':') >= 0 ? "[" + address + "]:" + port : address + ":" + port;
  }
}
