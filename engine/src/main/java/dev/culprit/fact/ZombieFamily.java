package dev.culprit.fact;

import java.util.List;

/**
 * The dead children that one parent has not reaped.
 *
 * @param parent the service that should reap them
 * @param zombies how many there are
 * @param before how many there were at the first look, or -1 when there was only one look
 * @param child what most of them were called
 */
public record ZombieFamily(
    Subject parent, int zombies, int before, String child, List<Origin> proof) implements Proven {

  /** Copies the list. */
  public ZombieFamily {
    proof = List.copyOf(proof);
  }

  /** How many were added between the looks. */
  public int added() {
    return before < 0 ? 0 : zombies - before;
  }
}
