package dev.culprit.fact;

import java.util.List;

/**
 * The processes and threads of one user, held against the limit of a process of theirs.
 *
 * @param user who they are of
 * @param tasks processes and threads together, as the kernel counts them
 * @param limit the soft limit "Max processes" of one of them
 * @param largest the service that has most of them
 */
public record UserTasks(Subject user, int tasks, long limit, String largest, List<Origin> proof)
    implements Proven {

  /** Copies the list. */
  public UserTasks {
    proof = List.copyOf(proof);
  }

  /** Share of the limit in use, in percent. */
  public double percentUsed() {
    return limit <= 0 ? 0 : 100.0 * tasks / limit;
  }
}
