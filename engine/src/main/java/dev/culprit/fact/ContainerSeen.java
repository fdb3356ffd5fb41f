package dev.culprit.fact;

/**
 * A container or pod as docker, podman, crictl or kubectl lists it.
 *
 * @param name its name as people say it: of a pod without the suffixes of replica set and copy
 * @param image what it runs, or ""
 * @param state {@code running}, {@code restarting}, {@code exited}, {@code waiting}, {@code
 *     evicted}, {@code created}, {@code paused} or {@code dead}
 * @param reason the runtime's word where it gives one: {@code CrashLoopBackOff}, {@code OOMKilled},
 *     {@code unhealthy}, or ""
 * @param exitCode what it ended with the last time, or -1 when not told
 * @param restarts how often it was started again, or -1 when not told
 * @param ageSeconds since when it exists, or -1
 * @param changedSeconds since when it is in this state, or since its last restart, or -1
 */
public record ContainerSeen(
    String name,
    String image,
    String state,
    String reason,
    int exitCode,
    int restarts,
    long ageSeconds,
    long changedSeconds,
    Origin origin)
    implements Observation {

  /** The service that runs in it. */
  public Subject service() {
    return Subject.service(name);
  }

  /** Whether it was killed for want of memory. */
  public boolean isOomKilled() {
    return reason.equals("OOMKilled");
  }

  /** Mean seconds from one restart to the next, or -1 when that is not told. */
  public long secondsPerRestart() {
    return restarts < 1 || ageSeconds < 0 ? -1 : ageSeconds / restarts;
  }
}
