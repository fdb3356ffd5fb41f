package dev.culprit.fact;

/**
 * An address of an interface.
 *
 * @param prefix length of the network's prefix, or -1
 * @param flags such as {@code tentative}, {@code dadfailed} (somebody else has it), or ""
 */
public record InterfaceAddress(
    String device, String address, int prefix, String flags, Origin origin)
    implements Observation {}
