package dev.culprit.fact;

/**
 * What somebody answered to a question of the knowledge base.
 *
 * @param question the question's id
 * @param finding the finding that the answer states, or {@code none}
 */
public record Answer(String question, String finding, Origin origin) implements Observation {

  /** Whether one of the outcomes that the question knows was the answer. */
  public boolean states() {
    return !finding.equals("none");
  }
}
