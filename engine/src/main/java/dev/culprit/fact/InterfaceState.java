package dev.culprit.fact;

/**
 * A network interface as it is set up.
 *
 * @param up whether an operator turned it on
 * @param carrier whether it has a link; true where the reading does not tell
 * @param mtu largest packet in bytes, or -1
 * @param kind {@code loopback}, {@code ether}, or what else the tool calls it; "" when not told
 */
public record InterfaceState(
    String name, boolean up, boolean carrier, int mtu, String kind, Origin origin)
    implements Observation {}
