package dev.culprit.fact;

/**
 * A packet-filter rule or a chain's policy.
 *
 * @param chain the chain, such as {@code INPUT}
 * @param action {@code DROP}, {@code REJECT}, {@code ACCEPT}, a chain to jump to …
 * @param policy whether it is the chain's policy and not a rule
 * @param match what it matches, as the tool prints it
 * @param packets packets that it matched, or -1
 */
public record FirewallRule(
    String table,
    String chain,
    String action,
    boolean policy,
    String match,
    long packets,
    int sample,
    Origin origin)
    implements Observation {

  /** Whether it throws packets away. */
  public boolean drops() {
    return action.equals("DROP") || action.startsWith("REJECT");
  }
}
