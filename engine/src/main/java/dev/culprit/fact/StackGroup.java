package dev.culprit.fact;

/**
 * Threads of a process that stand in the same place of its code, as a debugger shows them; those
 * that wait for work are no group.
 *
 * @param pid the process, or 0 when the dump does not tell
 * @param program its name, or "" when the dump does not tell
 * @param waits what for: {@code lock}, {@code answer} or {@code file}; "" where they compute
 * @param place the innermost function that is not the C library's
 * @param library the file that the function is in, or "" when not told
 * @param path some functions from there outwards, as {@code a <- b <- c}
 * @param threads how many stand there
 * @param busy how many threads of the process do not wait for work
 * @param all how many threads the process has
 */
public record StackGroup(
    int pid,
    String program,
    String waits,
    String place,
    String library,
    String path,
    int threads,
    int busy,
    int all,
    Origin origin)
    implements Observation {

  /** Where that is, for a sentence. */
  public String where() {
    return library.isEmpty() ? path : place + " (" + library + ")" + path.substring(place.length());
  }
}
