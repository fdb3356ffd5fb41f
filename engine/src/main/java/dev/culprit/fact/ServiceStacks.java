package dev.culprit.fact;

import java.util.List;

/**
 * Threads of a service that stand in the same place.
 *
 * @param service the service, or the host where the dump tells no process
 * @param waits what they wait for: {@code lock}, {@code answer} or {@code file}; "" where they
 *     compute
 * @param where the functions from there outwards, and the file that they are in
 * @param threads how many stand there
 * @param busy how many threads of the process do not wait for work
 * @param all how many threads the process has
 */
public record ServiceStacks(
    Subject service, String waits, String where, int threads, int busy, int all, Origin origin)
    implements Proven {

  /** Those of a process. */
  public static ServiceStacks of(Subject service, StackGroup group) {
    return new ServiceStacks(
        service,
        group.waits(),
        group.where(),
        group.threads(),
        group.busy(),
        group.all(),
        group.origin());
  }

  @Override
  public List<Origin> proof() {
    return List.of(origin);
  }

  /** Whether these are at least half of all that do not wait for work. */
  public boolean most() {
    return threads * 2 >= busy;
  }
}
