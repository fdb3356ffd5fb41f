package dev.culprit.fact;

/**
 * A process that has a file, a mount or a port open, as fuser shows it.
 *
 * @param what the path, or {@code 80/tcp}
 * @param user its owner, or "" when not told
 * @param program its short name, or "" when not told
 * @param access fuser's letters: {@code F} open for writing, {@code c} working directory, {@code m}
 *     mapped …
 */
public record FileHolder(
    String what, int pid, String user, String program, String access, Origin origin)
    implements Observation {

  /** Whether the file is a lock by its name. */
  public boolean isLock() {
    return LockFile.isOne(what);
  }
}
