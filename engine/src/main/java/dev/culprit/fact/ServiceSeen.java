package dev.culprit.fact;

import java.util.List;
import java.util.Set;

/**
 * A service that runs: its processes together.
 *
 * @param service the service; its pid is the main process
 * @param known whether a software page knows it; otherwise it is named after its program or script
 * @param processes how many there are
 * @param zombies how many of them are dead and not reaped
 * @param blocked how many sleep uninterruptibly (state D)
 * @param threads of all of them, or -1 when not told
 * @param cpuPercent of all of them, in percent of one core, or -1
 * @param residentKiB of all of them
 * @param youngestSeconds age of the youngest process, or -1
 * @param oldestSeconds age of the oldest process, or -1
 */
public record ServiceSeen(
    Subject service,
    boolean known,
    int processes,
    int zombies,
    int blocked,
    int threads,
    double cpuPercent,
    long residentKiB,
    long youngestSeconds,
    long oldestSeconds,
    List<Origin> proof)
    implements Proven {

  /** Programs that work while somebody looks at a host, and since somebody looks. */
  private static final Set<String> OBSERVERS =
      Set.of(
          "sos",
          "sosreport",
          "insights-client",
          "supportconfig",
          "culprit",
          "top",
          "htop",
          "atop",
          "ps",
          "lsof",
          "find",
          "du",
          "tar",
          "xz",
          "perf",
          "strace",
          "dnf",
          "yum",
          "rpm",
          "apt-get",
          "dpkg");

  /** Programs whose work is to use a core until they are done. */
  private static final Set<String> CRUNCHERS =
      Set.of(
          "gzip",
          "pigz",
          "bzip2",
          "xz",
          "zstd",
          "lz4",
          "7z",
          "ffmpeg",
          "cc1",
          "cc1plus",
          "clang",
          "rustc",
          "ld",
          "make",
          "rsync",
          "openssl",
          "updatedb",
          "updatedb.mlocate",
          "mandb",
          "restic",
          "borg",
          "pg_dump",
          "mysqldump",
          "stress",
          "stress-ng");

  /** Copies the list. */
  public ServiceSeen {
    proof = List.copyOf(proof);
  }

  /** Whether it only works since somebody looks at the host, or mends it. */
  public boolean observer() {
    return OBSERVERS.contains(service.name());
  }

  /**
   * Whether a whole core is what it should use while it works. The kernel's threads ({@code
   * ksoftirqd/0}) work for others: a busy one is a sign of what it serves. Its workers ({@code
   * kworker}) take turns, so that one alone that never rests is no service to anybody.
   */
  public boolean worksHard() {
    String name = service.name();
    return observer()
        || CRUNCHERS.contains(name)
        || name.matches("\\[?(?!kworker)[a-z_]+/u?\\d+.*")
        // the kernel's own holds no memory; what only bears its name does
        || (residentKiB <= 0 && name.matches("\\[?kswapd\\d+\\]?"));
  }
}
