package dev.culprit.fact;

/**
 * A resource limit of a running process, from /proc/PID/limits or prlimit.
 *
 * @param resource the name in /proc/PID/limits, such as {@code Max open files}
 * @param soft the limit in force, {@link #UNLIMITED} when there is none
 * @param hard up to where the process may raise it itself
 */
public record ProcessLimit(int pid, String resource, long soft, long hard, Origin origin)
    implements Observation {

  /** What "unlimited" is read as. */
  public static final long UNLIMITED = Long.MAX_VALUE;

  /** The resource of RLIMIT_NOFILE. */
  public static final String OPEN_FILES = "Max open files";
}
