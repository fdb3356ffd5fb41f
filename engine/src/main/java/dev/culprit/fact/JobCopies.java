package dev.culprit.fact;

import java.util.List;
import java.util.Locale;

/**
 * One command that several shells have started, each of them on its own, and that runs in several
 * copies.
 *
 * @param job the program or script
 * @param command the command line that the shells run
 * @param copies how many run
 * @param zombies how many of the started processes are dead and not reaped
 * @param scheduled whether cron or another scheduler is known to start it
 * @param starts how many different start times they have, or 0 when the reading does not tell
 * @param oldestSeconds age of the oldest, or -1
 * @param youngestSeconds age of the youngest, or -1
 */
public record JobCopies(
    Subject job,
    String command,
    int copies,
    int zombies,
    boolean scheduled,
    int starts,
    long oldestSeconds,
    long youngestSeconds,
    List<Origin> proof)
    implements Proven {

  /** Copies the list. */
  public JobCopies {
    proof = List.copyOf(proof);
  }

  /** Whether at least half of them have a start time of their own, as far as the reading tells. */
  public boolean startedApart() {
    return starts == 0 || starts * 2 >= copies;
  }

  /** How old they are, in words, or "". */
  public String ages() {
    return oldestSeconds < 0
        ? ""
        : String.format(
            Locale.ROOT,
            "; the oldest for %,d s, the youngest for %,d s",
            oldestSeconds,
            youngestSeconds);
  }
}
