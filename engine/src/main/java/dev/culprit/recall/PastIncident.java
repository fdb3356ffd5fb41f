package dev.culprit.recall;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * An incident that is over.
 *
 * @param kind whether it is a case of the knowledge base or a triage of this site
 * @param id the case's or the journal's
 * @param at when it was, or null where that is not known
 * @param host whose it was, or ""
 * @param causes what it was, any of which is right; empty where nobody found out
 * @param helped what was done and helped, as sentences without a full stop
 * @param findings what showed
 */
public record PastIncident(
    Kind kind,
    String id,
    Instant at,
    String host,
    List<String> causes,
    List<String> helped,
    Set<String> findings) {

  /** Where it is written down. */
  public enum Kind {
    CASE,
    JOURNAL;

    /** The word in JSON. */
    public String label() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** Copies all. */
  public PastIncident {
    causes = List.copyOf(causes);
    helped = List.copyOf(helped);
    findings = Set.copyOf(findings);
  }
}
