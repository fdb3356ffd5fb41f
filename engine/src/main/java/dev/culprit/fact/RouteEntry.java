package dev.culprit.fact;

/**
 * A route.
 *
 * @param destination {@code default} or a network with its prefix
 * @param gateway the next hop, or ""
 * @param device the interface, or ""
 * @param kind {@code unicast}, {@code unreachable}, {@code blackhole}, {@code prohibit} …
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

  /** Whether it is for all that has no route of its own. */
  public boolean isDefault() {
    return destination.equals("default");
  }
}
