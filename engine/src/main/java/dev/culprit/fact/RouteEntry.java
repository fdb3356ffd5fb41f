package dev.culprit.fact;

/**
 * A route.
 *
 * @param destination {@code default} or a network with its prefix
 * @param gateway the next hop, or ""
 * @param device the interface, or ""
 * @param kind {@code unicast}, {@code unreachable}, {@code blackhole}, {@code prohibit} …; {@code
 *     none} for an address that was asked for and has no route
 * @param table the table's name, {@code main} unless told
 * @param metric the metric, or -1
 */
public record RouteEntry(
    String destination,
    String gateway,
    String device,
    String kind,
    String table,
    int metric,
    Origin origin)
    implements Observation {

  /** Whether packets that take it are thrown away or sent back on purpose. */
  public boolean refuses() {
    return kind.equals("unreachable") || kind.equals("blackhole") || kind.equals("prohibit");
  }

  /** Whether an IPv4 address, with or without a port, lies in its network. */
  public boolean covers(String address) {
    Ipv4Network network = Ipv4Network.of(destination).orElse(null);
    Ipv4Network host = Ipv4Network.of(address.split(":", 2)[0]).orElse(null);
    return network != null && host != null && host.prefix() == 32 && network.overlaps(host);
  }

  /** Whether it is for all that has no route of its own. */
  public boolean isDefault() {
    return destination.equals("default");
  }
}
