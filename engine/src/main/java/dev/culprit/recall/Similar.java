package dev.culprit.recall;

import java.util.List;

/**
 * A past incident that a present one is like.
 *
 * @param likeness from 0 (nothing in common) to 1 (the same findings)
 * @param common findings that show in both, the rarest first
 * @param onlyNow findings that show now and did not then, the rarest first
 * @param onlyThen the other way round
 */
public record Similar(
    PastIncident incident,
    double likeness,
    List<String> common,
    List<String> onlyNow,
    List<String> onlyThen) {

  /** Copies the lists. */
  public Similar {
    common = List.copyOf(common);
    onlyNow = List.copyOf(onlyNow);
    onlyThen = List.copyOf(onlyThen);
  }
}
