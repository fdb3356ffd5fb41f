package dev.culprit.fact;

import java.util.List;
import java.util.Map;

/**
 * The descriptors of a service: of its fullest process, and of all its processes together.
 *
 * @param service the service; its pid is the fullest process
 * @param processes how many of its processes were looked into
 * @param withRoom the fullest of those that share the work of its fullest process and can still
 *     open something, or 0 when none can: whom to trace
 * @param full how many of them have no descriptor left
 * @param worst descriptors of the fullest process
 * @param softLimit the limit of that process, or -1 when it was not read
 * @param hardLimit up to where it may raise it, or -1
 * @param total descriptors of all its processes
 * @param byKind all its processes' descriptors by kind; empty when not told
 * @param closeWait connections of the service in CLOSE_WAIT
 * @param established connections of the service that are in use
 * @param grown how many more than in the first sample, over processes that are in both; 0 with one
 *     sample
 * @param seconds time between the samples, or 0 when not known
 * @param samples how many samples there are
 */
public record DescriptorTable(
    Subject service,
    int processes,
    int withRoom,
    int full,
    int worst,
    long softLimit,
    long hardLimit,
    int total,
    Map<DescriptorKind, Integer> byKind,
    int closeWait,
    int established,
    int grown,
    double seconds,
    int samples,
    List<Origin> proof)
    implements Proven {

  /** Copies map and list. */
  public DescriptorTable {
    byKind = Map.copyOf(byKind);
    proof = List.copyOf(proof);
  }

  /** Whether the limit of the fullest process was read. */
  public boolean limited() {
    return softLimit > 0 && softLimit != ProcessLimit.UNLIMITED;
  }

  /** How full the fullest process is, 0 to 100; 0 when its limit was not read. */
  public int percentUsed() {
    return limited() ? (int) Math.min(100, 100L * worst / softLimit) : 0;
  }

  /** Sockets that are neither bound nor connected. */
  public int unbound() {
    return of(DescriptorKind.UNBOUND_SOCKET);
  }

  /** Share of all descriptors that unbound sockets are, 0 to 100. */
  public int percentUnbound() {
    return share(unbound());
  }

  /** Share of all descriptors that are connections in CLOSE_WAIT, 0 to 100. */
  public int percentCloseWait() {
    return share(closeWait);
  }

  /** Share of all descriptors that are connections in use, 0 to 100. */
  public int percentEstablished() {
    return share(established);
  }

  /** Plain files, directories, pipes and event descriptors: whatever is no socket. */
  public int files() {
    return byKind.entrySet().stream()
        .filter(e -> !e.getKey().isSocket())
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  /** Pipes, epolls, eventfds and inotify instances. */
  public int pipesAndEvents() {
    return of(DescriptorKind.PIPE)
        + of(DescriptorKind.EPOLL)
        + of(DescriptorKind.EVENTFD)
        + of(DescriptorKind.INOTIFY);
  }

  /** Share of all descriptors that are no sockets, 0 to 100. */
  public int percentFiles() {
    return share(files());
  }

  /** Whether the reading tells what the descriptors are. */
  public boolean hasKinds() {
    return !byKind.isEmpty();
  }

  /** How many there are of one kind. */
  public int of(DescriptorKind kind) {
    return byKind.getOrDefault(kind, 0);
  }

  /** More descriptors a minute, or 0 when the time between the samples is not known. */
  public double perMinute() {
    return seconds > 0 ? grown * 60 / seconds : 0;
  }

  private int share(int part) {
    return total <= 0 ? 0 : (int) Math.min(100, 100L * part / total);
  }
}
