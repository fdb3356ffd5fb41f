package dev.culprit.flow;

import dev.culprit.knowledge.FlowNode;

/**
 * What a node answered.
 *
 * @param address its {@code host:port}, or "" for a command
 * @param outcome whether that is what the file expects
 * @param millis how long it took
 * @param why what was wrong, or what it answered
 * @param talk the talk in the words of curl, from which findings are made; "" for a command
 */
public record NodeAnswer(
    FlowNode node, String address, Outcome outcome, int millis, String why, String talk) {

  /** What an answer can be. */
  public enum Outcome {
    RIGHT,
    /** The node took the request, and answered otherwise than it should. */
    WRONG,
    /** Nobody listens there. */
    REFUSED,
    /** The node did not take the request for another reason. */
    DOWN;

    /** The word in the table and in JSON. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** Whether it answered as it should. */
  public boolean ok() {
    return outcome == Outcome.RIGHT;
  }
}
