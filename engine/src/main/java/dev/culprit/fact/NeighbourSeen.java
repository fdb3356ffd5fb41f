package dev.culprit.fact;

/**
 * An entry of the neighbour (ARP, NDP) table.
 *
 * @param hardware the link-layer address, or ""
 * @param state {@code REACHABLE}, {@code STALE}, {@code FAILED}, {@code INCOMPLETE} …
 */
public record NeighbourSeen(
    String address, String device, String hardware, String state, Origin origin)
    implements Observation {}
