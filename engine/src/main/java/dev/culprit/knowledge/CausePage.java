package dev.culprit.knowledge;

import dev.culprit.fact.Subject;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A state that explains an outage.
 *
 * @param topic the folder it stands in
 * @param owner who fixes it: operations, development, network, database, security, provider
 * @param subjectKind where the fix is applied
 * @param impact how much it hurts when it is true, 0 to 1; orders independent problems
 * @param expects findings and how often they show when the cause is true
 * @param requires findings of which at least one must be there before anybody is accused; may be
 *     empty
 * @param against findings that speak against it, with decibans below 0
 * @param rulesOut findings that make it impossible
 * @param leadsTo causes that it brings about
 * @param refines the coarser cause that it tells more of, or ""
 * @param distinguish look-alike cause to what tells the two apart
 * @param source where the page stands, for messages
 */
public record CausePage(
    String id,
    String title,
    String topic,
    String owner,
    Prior prior,
    Subject.Kind subjectKind,
    double impact,
    String meaning,
    Map<String, Likelihood> expects,
    Set<String> requires,
    Map<String, Double> against,
    Set<String> rulesOut,
    List<String> leadsTo,
    String refines,
    Map<String, String> distinguish,
    List<Remedy> contain,
    List<Remedy> fix,
    List<Remedy> verify,
    List<Remedy> prevent,
    List<String> handOver,
    List<String> references,
    String falsePositives,
    String status,
    Place source) {

  /** Who may fix a cause. */
  public static final List<String> OWNERS =
      List.of("database", "development", "network", "operations", "provider", "security");
}
