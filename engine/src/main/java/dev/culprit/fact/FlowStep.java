package dev.culprit.fact;

/**
 * What one node of a request's way answered when it was asked by itself.
 *
 * @param position from the user's end, from 0
 * @param node as the operator calls it
 * @param target its {@code host:port}, or "" where a command asked it
 * @param outcome {@code right} where it answered as the flow file expects, {@code wrong} where it
 *     took the request and answered otherwise, {@code refused} where nobody listens, {@code down}
 *     where it did not take it for another reason
 * @param millis how long that took
 * @param why what was wrong, or what it answered
 */
public record FlowStep(
    int position, String node, String target, String outcome, int millis, String why, Origin origin)
    implements Observation {

  /** The node's address, or the host itself where a command asked it. */
  public Subject subject() {
    return target.isEmpty() ? Subject.HOST : Subject.of(Subject.Kind.UPSTREAM, target);
  }

  /** Whether it failed in any way. */
  public boolean isFails() {
    return !outcome.equals("right");
  }
}
