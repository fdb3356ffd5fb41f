package dev.culprit.fact;

/**
 * A resource limit of a running process, from /proc/PID/limits or prlimit.
 *
 * @param pid the process, or 0 where the reading does not tell
 * @param program its name where the command looked the process up by it, as {@code cat
 *     /proc/$(pidof nginx)/limits} does; "" else
 * @param resource the name in /proc/PID/limits, such as {@code Max open files}
 * @param soft the limit in force, {@link #UNLIMITED} when there is none
 * @param hard up to where the process may raise it itself
 */
public record ProcessLimit(
    int pid, String program, String resource, long soft, long hard, Origin origin)
    implements Observation {

  /** The limit of a process that is known by its number. */
  public ProcessLimit(int pid, String resource, long soft, long hard, Origin origin) {
    this(pid, "", resource, soft, hard, origin);
  }

  /** What "unlimited" is read as. */
  public static final long UNLIMITED = Long.MAX_VALUE;

  /** The resource of RLIMIT_NOFILE. */
  public static final String OPEN_FILES = "Max open files";
}
