package dev.culprit.fact;

import java.util.List;

/**
 * What all processes of one user take of the inotify limits, which hold per user.
 *
 * @param service the service that takes most
 * @param watches over all instances, or -1 when not told
 * @param maxInstances fs.inotify.max_user_instances, or -1
 * @param maxWatches fs.inotify.max_user_watches, or -1
 */
public record UserInotify(
    Subject service,
    String user,
    int instances,
    long watches,
    long maxInstances,
    long maxWatches,
    List<Origin> proof)
    implements Proven {

  /** Copies the list. */
  public UserInotify {
    proof = List.copyOf(proof);
  }
}
